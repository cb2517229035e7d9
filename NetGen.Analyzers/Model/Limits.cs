namespace NetGen.Analyzers.Model;

/// <summary>How large a network may be.</summary>
internal static class Limits
{
    /// <summary>
    /// The most features of a layer, and the most parameters of a network as they are stored: an <see cref="int"/> then
    /// holds the size of an array of them in bytes too.
    /// </summary>
    public const int Elements = 500_000_000;

    /// <summary>
    /// The most values, of the input and of all layers' outputs, that a network may keep of one example: as many gradients
    /// and a few examples at a time still fit an array.
    /// </summary>
    public const int Values = 40_000_000;

    /// <summary>The most different networks within a network that is a layer of another.</summary>
    public const int Networks = 100;

    /// <summary>The most layers of a network that has others as layers: twice as many with each level are soon too many.</summary>
    public const int InlinedLayers = 4096;

    /// <summary>The most numbers that a layer made of a function trains: the kernels keep a vector of each.</summary>
    public const int TrainedNumbers = 16;

    /// <summary>What the rows and the columns of a stored weight are rounded up to a multiple of.</summary>
    public const int Block = 32;
}
