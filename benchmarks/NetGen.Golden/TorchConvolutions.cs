using NetGen.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetGen.Golden;

/// <summary>Convolutions by torch's own functions, the padding that keeps the size included.</summary>
internal static class TorchConvolutions
{
    public static Func<Tensor, Tensor> Create(DefinitionLayer layer, long[] input, TorchParameters parameters)
    {
        var attribute = layer.Attribute;
        var channels = attribute.Integers[0];
        var axes = input.Length - 2;
        long[] given = [.. attribute.Integers.Skip(1).Select(size => (long)size)];
        long[] kernel = given.Length == axes ? given : [.. Enumerable.Repeat(given[0], axes)];
        long stride = attribute.Integer("Stride", 1), dilation = attribute.Integer("Dilation", 1);
        long groups = attribute.Integer("Groups", 1);
        var (weight, bias) = TorchLayers.Weights(layer, parameters, [channels, input[1] / groups, .. kernel]);
        var (before, after) = Padding(attribute, input[2..], kernel, stride, dilation);

        // torch's pad begins with the last axis.
        long[] padding =
            [.. Enumerable.Range(0, axes).Reverse().SelectMany(axis => (long[])[before[axis], after[axis]])];
        return x =>
        {
            var padded = padding.All(cells => cells == 0) ? x : functional.pad(x, padding);
            return axes == 1
                ? functional.conv1d(padded, weight, bias, stride, 0, dilation, groups)
                : functional.conv2d(padded, weight, bias, [stride, stride], [0, 0], [dilation, dilation], groups);
        };
    }

    // The cells of padding before and after each axis. "Same" gives ceil(cells / stride) outputs, the odd cell after.
    private static (long[] Before, long[] After) Padding(
        DefinitionAttribute attribute, long[] cells, long[] kernel, long stride, long dilation)
    {
        if (!attribute.Is("Padding", "Padding.Same"))
        {
            var given = cells.Select(_ => (long)attribute.Integer("Padding", 0)).ToArray();
            return (given, given);
        }

        var totals = cells.Select((size, axis) =>
        {
            var outputs = (size + stride - 1) / stride;
            return Math.Max(0, ((outputs - 1) * stride) + ((kernel[axis] - 1) * dilation) + 1 - size);
        }).ToArray();
        return ([.. totals.Select(total => total / 2)], [.. totals.Select(total => total - (total / 2))]);
    }
}
