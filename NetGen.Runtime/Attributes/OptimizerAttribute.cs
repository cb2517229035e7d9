namespace NetGen;

/// <summary>The base of every attribute that states how a network's parameters are updated from their gradient.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class OptimizerAttribute : Attribute;
