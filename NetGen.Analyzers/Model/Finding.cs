namespace NetGen.Analyzers.Model;

/// <summary>What a rule found, as plain values; the analyzer turns it into a diagnostic.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="IsError">Whether the network cannot be generated.</param>
/// <param name="Place">What is at fault.</param>
/// <param name="Others">The other parties.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
/// <param name="Fix">What a code fix needs to know, or <see langword="null"/>.</param>
internal sealed record Finding(
    string Id,
    bool IsError,
    Place Place,
    EquatableArray<Place> Others,
    EquatableArray<string> Arguments,
    string? Fix);

/// <summary>
/// A place in a definition, without a syntax node: it says where to look when a location is asked for.
/// </summary>
/// <param name="Kind">What <paramref name="Index"/> counts.</param>
/// <param name="Index">
/// The position of the attribute, the level of the type outwards from the network's own, or the index among
/// <see cref="ClassFacts.Members"/>.
/// </param>
/// <param name="Argument">The attribute's argument, or <see langword="null"/> for the whole attribute.</param>
internal sealed record Place(PlaceKind Kind, int Index, string? Argument)
{
    /// <summary>The argument of a place that is the type of a <c>[Layer&lt;T&gt;]</c>.</summary>
    public const string LayerType = "<T>";

    public static Place OfAttribute(int position, string? argument = null) =>
        new(PlaceKind.Attribute, position, argument);

    public static Place OfType(int level = 0) => new(PlaceKind.Type, level, null);

    /// <summary>
    /// A type around the network as another party; none for the network itself. What is at fault is always reported at
    /// the network: an editor shows, while its user types, only what lies inside the class being analyzed.
    /// </summary>
    public static EquatableArray<Place> Around(int level) => level == 0 ? [] : [OfType(level)];

    public static Place OfMember(int index) => new(PlaceKind.Member, index, null);
}

internal enum PlaceKind
{
    Attribute,
    Type,
    Member,
}
