namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The sum of what stands before it and of an earlier layer.</summary>
/// <param name="Other">The earlier layer's name.</param>
internal sealed record Add(string Other) : Layer;
