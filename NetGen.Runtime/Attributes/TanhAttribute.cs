namespace NetGen;

/// <summary>The hyperbolic tangent of every element.</summary>
public sealed class TanhAttribute : LayerAttribute;
