using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// What <see cref="InitializerKind.Default"/> stands for: the initializer under which values and gradients keep their
/// size through the activation that follows the weights. One for every kind of layer with weights.
/// </summary>
internal static class DefaultInitializer
{
    /// <summary>The initializer in place of a default one.</summary>
    /// <param name="initializer">What the layer asks for: the default kind, perhaps with a factor.</param>
    /// <param name="next">The activation that follows, if any.</param>
    public static InitializerSpec Of(InitializerSpec initializer, LayerSpec? next)
    {
        var (kind, gain) = After(next);
        return new(kind, gain == 1 ? initializer.Scale : gain * Factor(initializer.Scale));
    }

    /// <summary>The layer's own factor, of which NaN stands for 1.</summary>
    private static double Factor(double scale) => double.IsNaN(scale) ? 1 : scale;

    /// <summary>
    /// He et al. 2015: a rectifier halves the mean square, which twice the variance makes up for; one that lets through
    /// a times its negative inputs leaves (1 + a²) / 2 of it. The smooth rectifiers leave nearly a half too. Klambauer
    /// et al. 2017 prove SELU's fixed point for a variance of 1 / fan in. What is nearly linear around 0 takes
    /// Glorot's.
    /// </summary>
    private static (InitializerKind Kind, double Gain) After(LayerSpec? next) => next switch
    {
        PReLU prelu => (InitializerKind.HeUniform, 1 / Math.Sqrt(1 + (prelu.Start * prelu.Start))),
        LeakyReLU leaky => (InitializerKind.HeUniform, 1 / Math.Sqrt(1 + (leaky.Slope * leaky.Slope))),
        ReLU or ELU or GELU or SiLU or Mish or Softplus or HardSwish => (InitializerKind.HeUniform, 1),
        SELU => (InitializerKind.LeCunNormal, 1),
        _ => (InitializerKind.GlorotUniform, 1),
    };
}
