using NetGen;

namespace Samples.Derivatives;

internal static partial class Functions
{
    /// <summary>The logistic sigmoid. NetGen reads this line and writes <c>SigmoidWithGradient</c>.</summary>
    [Differentiable]
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>What a textbook says its derivative is: s(x) (1 - s(x)).</summary>
    public static float SigmoidDerivative(float x) => Sigmoid(x) * (1 - Sigmoid(x));
}
