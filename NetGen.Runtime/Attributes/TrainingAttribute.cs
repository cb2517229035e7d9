namespace NetGen;

/// <summary>
/// The base of every attribute that settles how the network as a whole is trained, beside its loss and its optimizer: a
/// learning-rate schedule, the clipping of gradients. It may stand anywhere below <c>[Network]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class TrainingAttribute : Attribute;
