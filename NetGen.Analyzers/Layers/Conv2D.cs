using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A convolution over an image.</summary>
internal sealed record Conv2D(
    int Position,
    string Name,
    int Units,
    int KernelHeight,
    int KernelWidth,
    int Stride,
    int Padding,
    int Dilation,
    int Groups,
    bool HasBias,
    InitializerSpec WeightInitializer,
    double BiasInit)
    : Convolution(
        Position, Name, Units, KernelHeight, KernelWidth, Stride, Padding, Dilation, Groups, HasBias, WeightInitializer, BiasInit,
        Rank: 3)
{
    public static Conv2D Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("channels", 0),
        attribute.Get("kernelHeight", attribute.Get("kernelSize", 0)),
        attribute.Get("kernelWidth", attribute.Get("kernelSize", 0)),
        attribute.Get("Stride", 1),
        attribute.Get("Padding", 0),
        attribute.Get("Dilation", 1),
        attribute.Get("Groups", 1),
        attribute.Get("Bias", true),
        attribute.Initializer(),
        attribute.Get("BiasInit", 0.0));

    protected override string Kernel => KernelHeight == KernelWidth
        ? KernelWidth.ToString(CultureInfo.InvariantCulture)
        : string.Format(CultureInfo.InvariantCulture, "{0}, {1}", KernelHeight, KernelWidth);
}
