namespace NetGen;

/// <summary>The base of attributes that set how a whole network is trained. They may stand anywhere after the network.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class TrainingAttribute : Attribute;
