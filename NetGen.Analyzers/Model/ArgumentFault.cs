namespace NetGen.Analyzers.Model;

/// <summary>An argument that a layer cannot work with.</summary>
/// <param name="Argument">The argument, as the attribute names it.</param>
/// <param name="Value">What is given.</param>
/// <param name="Needed">What would do, to follow "but": <c>it must be above 0 and finite, such as 1</c>.</param>
internal sealed record ArgumentFault(string Argument, double Value, string Needed)
{
    /// <summary>Nothing where the argument is right, else the fault.</summary>
    public static EquatableArray<ArgumentFault> Unless(bool isRight, string argument, double value, string needed) =>
        isRight ? [] : [new ArgumentFault(argument, value, needed)];
}
