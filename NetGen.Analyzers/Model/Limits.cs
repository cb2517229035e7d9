namespace NetGen.Analyzers.Model;

/// <summary>How large a network may be.</summary>
internal static class Limits
{
    /// <summary>
    /// The most features of a layer, and the most parameters of a network as they are stored: an <see cref="int"/> then
    /// holds the size of an array of them in bytes too.
    /// </summary>
    public const int Elements = 500_000_000;

    /// <summary>What the rows and the columns of a stored weight are rounded up to a multiple of.</summary>
    public const int Block = 32;
}
