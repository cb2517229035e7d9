using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>
/// Values that fade from step to step. Where a parameter has no gradient any more, as behind a rectifier that is always
/// off, they would end as subnormal numbers, with which processors compute many times slower. A number that is added and
/// taken away again rounds them to multiples of 2⁻¹¹³ (in double precision of 2⁻¹⁴²): they end as 0 or stay normal, and
/// nothing of a size that matters to an update changes.
/// </summary>
internal static class RunningValue
{
    /// <summary>2⁻⁹⁰.</summary>
    private const double Tiny = 1.0 / (1L << 45) / (1L << 45);

    /// <summary><c>decay × kept + added</c>.</summary>
    public static Expression Fading(double decay, Expression kept, Expression added) =>
        ((decay * kept) + (added + Tiny)) - Tiny;

    /// <summary>
    /// <c>decay × mean + (1 − decay) × value</c>; with a slow decay as a step from the mean towards the value, which takes
    /// one product less.
    /// </summary>
    public static Expression Mean(double decay, Expression mean, Expression value) => decay > 0.5
        ? (mean + Tiny + ((1 - decay) * (value - mean))) - Tiny
        : Fading(decay, mean, (1 - decay) * value);
}
