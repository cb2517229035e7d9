using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>The runtime's layouts (its <c>Panels</c> and <c>Lanes</c> explain them), as the memory plan needs them.</summary>
internal static class PanelLayout
{
    public static int Width(int features) => features <= 16 ? 16 : 32;

    public static int PaddedFeatures(int features) => (features + Width(features) - 1) / Width(features) * Width(features);

    /// <summary>The columns that a value takes; so many that the next one begins at a cache line.</summary>
    public static int Columns(Value value) =>
        value.IsInLanes ? (value.Features + 15) / 16 * 16 : PaddedFeatures(value.Features);

    /// <summary>The elements of a parameter as it is stored.</summary>
    public static int PackedLength(ParameterSpec parameter)
    {
        var shape = parameter.Shape;
        return parameter.Layout switch
        {
            ParameterLayout.Vector => PaddedFeatures((int)shape.Size),
            ParameterLayout.Rows => shape.Dimensions[0] * PaddedFeatures((int)shape.Positions),
            _ => PaddedFeatures(shape.Dimensions[0]) * (int)shape.Positions,
        };
    }
}
