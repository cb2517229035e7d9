namespace NetGen;

/// <summary>The rectifier, <c>y = max(x, 0)</c>, of every element. Its derivative at 0 is taken as 0.</summary>
public sealed class ReLUAttribute : LayerAttribute;
