namespace NetGen;

/// <summary>The base of every attribute that adds a layer to a network.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute;
