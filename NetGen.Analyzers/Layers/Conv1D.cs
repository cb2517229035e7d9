using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A convolution over a sequence.</summary>
internal sealed record Conv1D(
    int Position,
    string Name,
    int Units,
    int KernelSize,
    int Stride,
    int Padding,
    int Dilation,
    int Groups,
    bool HasBias,
    InitializerSpec WeightInitializer,
    double BiasInit)
    : Convolution(
        Position, Name, Units, 1, KernelSize, Stride, Padding, Dilation, Groups, HasBias, WeightInitializer, BiasInit, Rank: 2)
{
    public static Conv1D Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("channels", 0),
        attribute.Get("kernelSize", 0),
        attribute.Get("Stride", 1),
        attribute.Get("Padding", 0),
        attribute.Get("Dilation", 1),
        attribute.Get("Groups", 1),
        attribute.Get("Bias", true),
        attribute.Initializer(),
        attribute.Get("BiasInit", 0.0));

    protected override string Kernel => KernelSize.ToString(CultureInfo.InvariantCulture);
}
