namespace NetGen.Analyzers.Parsing;

/// <summary>
/// How large a function may be: enough for what people write, and little enough for a build not to notice.
/// </summary>
internal static class FunctionLimits
{
    /// <summary>The most operations of a function, its loops unrolled and its calls inlined.</summary>
    public const int Operations = 4_000;

    /// <summary>The deepest that statements and expressions may be nested, in each other and in a method.</summary>
    public const int Depth = 300;

    /// <summary>The most turns of one loop.</summary>
    public const int Turns = 10_000;

    /// <summary>
    /// The most expressions and statements that are executed at build time, those on integers included.
    /// </summary>
    public const int Steps = 400_000;

    /// <summary>The most elements of an array, and characters of a text.</summary>
    public const int Elements = 10_000;
}
