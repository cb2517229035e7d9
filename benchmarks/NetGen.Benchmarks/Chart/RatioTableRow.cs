namespace NetGen.Benchmarks.Chart;

/// <summary>A workload, and how many times as fast as each rival NetGen is; null where a rival takes no part.</summary>
internal sealed record RatioTableRow(string Workload, double? Torch, double? Onnx);
