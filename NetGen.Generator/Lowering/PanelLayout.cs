using NetGen.Analyzers.Model;

namespace NetGen.Generator.Lowering;

/// <summary>The runtime's panel layout (its <c>Panels</c> explains it), as the memory plan needs it.</summary>
internal static class PanelLayout
{
    public static int Width(int features) => features <= 16 ? 16 : 32;

    public static int PaddedFeatures(int features) => (features + Width(features) - 1) / Width(features) * Width(features);

    /// <summary>The floats of a parameter: a matrix <c>[outputs, inputs]</c> in panels of outputs, or a padded vector.</summary>
    public static int PackedLength(TensorShape shape) =>
        PaddedFeatures(shape.Dimensions[0]) * (shape.Rank == 1 ? 1 : shape.Dimensions[1]);
}
