using NetGen.Tests.Expressions;

namespace NetGen.Tests.Execution;

/// <summary>Elementwise activations in double precision, straight from their definitions.</summary>
internal static class ReferenceActivations
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    public static Func<double, double> Of(LayerAttribute layer) => layer switch
    {
        SigmoidAttribute => Sigmoid,
        TanhAttribute => Math.Tanh,
        ReLUAttribute => x => Math.Max(x, 0),
        LeakyReLUAttribute leaky => x => x > 0 ? x : leaky.Slope * x,
        ELUAttribute elu => x => x > 0 ? x : elu.Alpha * (Math.Exp(x) - 1),
        SELUAttribute => x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        GELUAttribute { Approximate: false } => x => 0.5 * x * ErrorFunctionReference.Erfc(-x / Math.Sqrt(2)),
        GELUAttribute => x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        SiLUAttribute => x => x * Sigmoid(x),
        MishAttribute => x => x * Math.Tanh(Softplus(x)),
        SoftplusAttribute softplus => x => Softplus(softplus.Beta * x) / softplus.Beta,
        HardSigmoidAttribute => HardSigmoid,
        HardSwishAttribute => x => x * HardSigmoid(x),
        SignAttribute => x => Math.Sign(x),
        RoundAttribute => x => Math.Round(x, MidpointRounding.ToEven),
        ThresholdAttribute step => x => x > step.Threshold ? 1 : 0,
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double HardSigmoid(double x) => Math.Clamp((x / 6) + 0.5, 0, 1);
}
