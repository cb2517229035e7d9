namespace NetGen;

/// <summary>The logistic function, <c>y = 1 / (1 + e⁻ˣ)</c>, of every element.</summary>
public sealed class SigmoidAttribute : LayerAttribute;
