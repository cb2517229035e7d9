using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A dimension that is not positive, or larger than any array.</summary>
internal sealed class DimensionOutOfRange() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1001",
        title: "A dimension is out of range",
        messageFormat: "'{0}' of {1} is {2}, but a dimension is from 1 to {3}; set it to the number of {4}",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Dimensions are counts of features. Each is at least 1, and small enough for an array to " +
            "hold.",
        helpLinkUri: HelpPages + "NG1001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var input in definition.Spec.Inputs)
        {
            var owner = input.Position == definition.NetworkPosition ? "[Network]" : $"'{input.Name}'";
            foreach (var finding in OfShape(input.Position, owner, input.Shape, "features of one example"))
                yield return finding;
        }

        foreach (var layer in definition.OwnLayers)
        {
            if (layer is Reshape reshape)
            {
                foreach (var finding in OfShape(layer.Position, $"'{layer.Name}'", reshape.Shape, "elements of the shape"))
                    yield return finding;
            }

            foreach (var (argument, value, meaning) in DimensionsOf(layer, definition.AttributeOf(layer)))
            {
                if (!IsInRange(value))
                    yield return At(layer.Position, argument, $"'{layer.Name}'", value, meaning);
            }
        }
    }

    private static IEnumerable<(string Argument, int Value, string Meaning)> DimensionsOf(
        LayerSpec layer, AttributeSpec attribute)
    {
        switch (layer)
        {
            case Dense dense:
                yield return ("units", dense.Units, "outputs of the layer");
                break;
            case Convolution convolution:
                yield return ("channels", convolution.Units, "channels of the output");
                var isSquare = attribute.Has("kernelSize");
                yield return (isSquare ? "kernelSize" : "kernelWidth", convolution.KernelWidth, "cells of the kernel");
                if (!isSquare)
                    yield return ("kernelHeight", convolution.KernelHeight, "cells of the kernel");
                break;
            case Pool2D pool:
                yield return (attribute.Has("size") ? "size" : "width", pool.Width, "cells of a window");
                if (!attribute.Has("size"))
                    yield return ("height", pool.Height, "cells of a window");
                break;
            case Embedding embedding:
                yield return ("count", embedding.Count, "indices");
                yield return ("size", embedding.Size, "features of a vector");
                break;
        }
    }

    private static bool IsInRange(long dimension) => dimension is >= 1 and <= Limits.Elements;

    private IEnumerable<Finding> OfShape(int position, string owner, TensorShape shape, string meaning)
    {
        long size = 1;
        for (var i = 0; i < shape.Rank; i++)
        {
            size = Math.Min(size, Limits.Elements) * shape.Dimensions[i];
            if (!IsInRange(shape.Dimensions[i]) || !IsInRange(size))
            {
                var value = IsInRange(shape.Dimensions[i]) ? size : shape.Dimensions[i];
                yield return At(position, string.Format(CultureInfo.InvariantCulture, "shape#{0}", i), owner, value, meaning);
                yield break;
            }
        }
    }

    private Finding At(int position, string argument, string owner, long value, string meaning) => Report(
        Place.OfAttribute(position, argument),
        [argument.Split('#')[0], owner, Text.Of(value), Text.Of(Limits.Elements), meaning]);
}
