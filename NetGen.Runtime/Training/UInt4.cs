namespace NetGen.Training;

/// <summary>Four words of 32 bits.</summary>
internal readonly record struct UInt4(uint X, uint Y, uint Z, uint W);
