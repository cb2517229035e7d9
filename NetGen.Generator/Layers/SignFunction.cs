using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The sign. Straight through, its derivative is taken for that of <c>max(−1, min(1, x))</c>: 1 where |x| is at most 1, which
/// y does not tell.
/// </summary>
internal static class SignFunction
{
    private static readonly Expression Sign =
        Scalar.IfGreater(ActivationFunction.X, 0, 1, Scalar.IfGreater(0, ActivationFunction.X, -1, 0));

    public static ActivationFunction Of(Sign layer) => layer.StraightThrough
        ? new(
            "SignStraightThrough",
            "y = sign(x)",
            "y′ taken for 1 where |x| ≤ 1, else 0",
            Sign,
            Slope: Scalar.IfGreater(Scalar.Abs(ActivationFunction.X), 1, 0, 1),
            FromInput: true)
        : new("Sign", "y = sign(x)", "y′ = 0", Sign, Slope: 0);
}
