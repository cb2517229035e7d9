using NetGen.Analyzers.Layers;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Tests.Expressions;

/// <summary>Every elementwise activation, those with options at several of them, by the names of their types.</summary>
internal static class ActivationFunctions
{
    public static readonly IReadOnlyDictionary<string, ActivationFunction> All = new[]
    {
        SigmoidFunction.Value,
        TanhFunction.Value,
        ReLUFunction.Value,
        LeakyReLUFunction.Of(new(0, "leakyrelu1", LeakyReLU.DefaultSlope)),
        LeakyReLUFunction.Of(new(0, "leakyrelu1", 0)),
        LeakyReLUFunction.Of(new(0, "leakyrelu1", 0.2)),
        LeakyReLUFunction.Of(new(0, "leakyrelu1", 1)),
        LeakyReLUFunction.Of(new(0, "leakyrelu1", 1.5)),
        LeakyReLUFunction.Of(new(0, "leakyrelu1", -0.5)),
        ELUFunction.Of(new(0, "elu1", ELU.DefaultAlpha)),
        ELUFunction.Of(new(0, "elu1", 0.25)),
        ELUFunction.Of(new(0, "elu1", 1.5)),
        SELUFunction.Value,
        GELUFunction.Of(new(0, "gelu1", Approximate: false)),
        GELUFunction.Of(new(0, "gelu1", Approximate: true)),
        SiLUFunction.Value,
        MishFunction.Value,
        SoftplusFunction.Of(new(0, "softplus1", Softplus.DefaultBeta)),
        SoftplusFunction.Of(new(0, "softplus1", 0.5)),
        SoftplusFunction.Of(new(0, "softplus1", 3)),
        HardSigmoidFunction.Value,
        HardSwishFunction.Value,
    }.ToDictionary(function => function.Name);
}
