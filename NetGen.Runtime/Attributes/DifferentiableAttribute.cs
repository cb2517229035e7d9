namespace NetGen;

/// <summary>
/// Marks a static method of numbers that NetGen differentiates: it reads the method's source at build time, and adds to the
/// method's class, which must be partial, a companion of the same parameters whose name ends in <c>WithGradient</c>. The
/// companion returns the value and the derivative by every parameter. A marked method can be a layer
/// (<see cref="ActivationAttribute"/>) or a loss (<see cref="LossAttribute"/>).
/// </summary>
/// <remarks>
/// The method takes and returns <see cref="float"/> or <see cref="double"/>. It may use arithmetic, comparisons, locals,
/// <c>if</c>, <c>switch</c>, <c>?:</c>, <c>for</c> loops whose bounds are known at build time, the functions of
/// <see cref="Math"/> and <see cref="MathF"/> that have a derivative, constants, and other such methods. A piecewise
/// function is differentiated piece by piece; at a kink the derivative is that of the piece that the value is taken from.
/// </remarks>
/// <example>
/// <code>
/// static partial class Functions
/// {
///     [Differentiable]
///     public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
/// }
///
/// var (value, derivative) = Functions.SigmoidWithGradient(0.5f);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute;
