namespace NetGen;

/// <summary>The base of every attribute that states the loss a network is trained on.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute;
