namespace NetGen;

/// <summary>The base of attributes that say how layers are connected.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class GraphAttribute : Attribute;
