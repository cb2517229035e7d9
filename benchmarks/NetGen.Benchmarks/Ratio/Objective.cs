namespace NetGen.Benchmarks.Ratio;

/// <summary>What follows the last layer, and the loss.</summary>
internal enum Objective
{
    /// <summary>Linear outputs and mean squared error.</summary>
    Regression,

    /// <summary>Softmax and cross-entropy.</summary>
    Classification,
}
