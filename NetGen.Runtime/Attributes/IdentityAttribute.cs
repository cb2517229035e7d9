namespace NetGen;

/// <summary>The identity, <c>y = x</c>.</summary>
public sealed class IdentityAttribute : LayerAttribute;
