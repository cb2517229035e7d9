using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Generator.Layers;

/// <summary>The initializer of weights that are given none.</summary>
internal static class DefaultInitializer
{
    /// <summary>
    /// He's initializer keeps the variance through a rectifier, which halves it; Glorot's through functions that are
    /// nearly linear around 0.
    /// </summary>
    /// <param name="initializer">The initializer, of the default kind.</param>
    /// <param name="next">The layer that follows the weights'; <see langword="null"/> where none or several do.</param>
    public static InitializerSpec Of(InitializerSpec initializer, LayerSpec? next) =>
        initializer with { Kind = next is ReLU ? InitializerKind.HeUniform : InitializerKind.GlorotUniform };
}
