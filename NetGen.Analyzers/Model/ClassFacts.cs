namespace NetGen.Analyzers.Model;

/// <summary>What decides whether a generated part can join a class.</summary>
/// <param name="Chain">The class itself and the types that contain it, innermost first.</param>
/// <param name="Members">
/// The members, declared or inherited, that a generated one may clash with, and the constructors.
/// </param>
/// <param name="Base">A base class that a generated constructor cannot call, or <see langword="null"/>.</param>
/// <param name="OutdatedLanguage">
/// The C# version of the file where it is too old for generated code, or <see langword="null"/>.
/// </param>
internal sealed record ClassFacts(
    EquatableArray<TypeFact> Chain,
    bool IsStatic,
    bool IsAbstract,
    bool IsGeneric,
    bool IsRecord,
    bool HasPrimaryConstructor,
    EquatableArray<MemberFact> Members,
    BaseFact? Base,
    string? OutdatedLanguage)
{
    /// <summary>The class's name, as a message shows it.</summary>
    public string Name => Chain[0].Name;
}

/// <summary>A type on the way from the network outwards.</summary>
internal sealed record TypeFact(string Name, bool IsPartial, bool IsFileLocal);

/// <summary>A base class that a generated constructor cannot call.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="IsNetwork">
/// Whether it is a network itself; otherwise it has no accessible constructor without parameters.
/// </param>
internal sealed record BaseFact(string Name, bool IsNetwork);

/// <summary>A member that the user wrote, in the class or in a base of it.</summary>
/// <param name="Name">The name; <c>.ctor</c> for a constructor.</param>
/// <param name="Signature">
/// The parameters' types of a method or constructor, as <see cref="GeneratedMember.Signature"/> has them;
/// <see langword="null"/> for every other member.
/// </param>
/// <param name="IsInherited">Whether a base class declares it, and not the class itself.</param>
/// <param name="DeclaredBy">The type that declares it.</param>
/// <param name="CallsThis">Whether it is a constructor that calls another of the class: <c>: this(...)</c>.</param>
internal sealed record MemberFact(
    string Name, string? Signature, bool IsInherited, string DeclaredBy, bool CallsThis)
{
    public bool IsConstructor => Name == ConstructorName;

    public const string ConstructorName = ".ctor";
}
