namespace NetGen.Benchmarks.Ratio;

/// <summary>How a network is trained, at the optimizer's default learning rate.</summary>
internal enum Optimizer
{
    Sgd,
    Adam,
}
