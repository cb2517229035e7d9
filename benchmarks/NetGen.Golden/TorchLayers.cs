using NetGen.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using GELU = TorchSharp.Modules.GELU;

namespace NetGen.Golden;

/// <summary>A layer over batches: what it gives for what it reads.</summary>
internal delegate Tensor TorchLayer(IReadOnlyList<Tensor> inputs, bool isTraining);

/// <summary>Layers by torch's own functions.</summary>
internal static class TorchLayers
{
    /// <summary>A layer.</summary>
    /// <param name="layer">The layer as the definition has it.</param>
    /// <param name="input">The shape of the batch that it reads first.</param>
    /// <param name="parameters">Where its parameters go.</param>
    public static TorchLayer Create(DefinitionLayer layer, long[] input, TorchParameters parameters)
    {
        var attribute = layer.Attribute;
        switch (attribute.Name)
        {
            case "Add":
                return (inputs, _) => inputs.Aggregate((sum, other) => sum + other);
            case "Multiply":
                return (inputs, _) => inputs.Aggregate((product, other) => product * other);
            case "Concat":
                return (inputs, _) => cat([.. inputs], 1);
            case "BatchNorm":
                return BatchNorm(layer, input, parameters);
        }

        Func<Tensor, Tensor> apply = attribute.Name switch
        {
            "Dense" => Dense(layer, input, parameters),
            "Conv1D" or "Conv2D" => TorchConvolutions.Create(layer, input, parameters),
            "MaxPool2D" => MaxPool(attribute),
            "AvgPool2D" => AvgPool(attribute),
            "GlobalAvgPool2D" => x => x.mean([2, 3]),
            "Flatten" => x => x.flatten(1),
            "Reshape" => x => x.reshape([x.shape[0], .. attribute.Integers.Select(size => (long)size)]),
            "LayerNorm" => LayerNorm(layer, input, parameters),
            "Embedding" => Embedding(layer, parameters),
            "PReLU" => PReLU(layer, input, parameters),
            _ => TorchSteps.Create(attribute) ?? Activation(attribute),
        };
        return (inputs, _) => apply(inputs[0]);
    }

    private static Func<Tensor, Tensor> Activation(DefinitionAttribute attribute) => attribute.Name switch
    {
        "Identity" => x => x,
        "Sigmoid" => sigmoid,
        "Tanh" => tanh,
        "ReLU" => x => functional.relu(x),
        "LeakyReLU" => x => functional.leaky_relu(x, attribute.Number("Slope", 0.01)),
        "ELU" => x => functional.elu(x, attribute.Number("Alpha", 1)),
        "SELU" => x => functional.selu(x),
        "GELU" => x => functional.gelu(
            x, attribute.Flag("Approximate", false) ? GELU.Approximate.tanh : GELU.Approximate.none),
        "SiLU" => x => functional.silu(x),
        "Mish" => x => functional.mish(x),
        "Softplus" => x => functional.softplus(x, attribute.Number("Beta", 1), 20),
        "HardSigmoid" => x => functional.hardsigmoid(x),
        "HardSwish" => x => functional.hardswish(x),
        "Softmax" => x => functional.softmax(x, 1),
        "LogSoftmax" => x => functional.log_softmax(x, 1),
        _ => throw new NotSupportedException($"The attribute {attribute.Name} has no torch counterpart here."),
    };

    private static Func<Tensor, Tensor> Dense(DefinitionLayer layer, long[] input, TorchParameters parameters)
    {
        var units = layer.Attribute.Integers[0];
        var (weight, bias) = Weights(layer, parameters, units, input[1]);
        return x => functional.linear(x, weight, bias!);
    }

    /// <summary>The weight and the bias of a layer of units.</summary>
    public static (Tensor Weight, Tensor? Bias) Weights(
        DefinitionLayer layer, TorchParameters parameters, params long[] shape)
    {
        var shared = layer.Attribute.Text("SharesWith");
        var weight = parameters.Add(layer.Name, shared, "weight", ParameterRole.Weight, shape);
        return layer.Attribute.Flag("Bias", true)
            ? (weight, parameters.Add(layer.Name, shared, "bias", ParameterRole.Bias, shape[0]))
            : (weight, null);
    }

    private static Func<Tensor, Tensor> Embedding(DefinitionLayer layer, TorchParameters parameters)
    {
        var (count, size) = (layer.Attribute.Integers[0], layer.Attribute.Integers[1]);
        var weight = parameters.Add(
            layer.Name, layer.Attribute.Text("SharesWith"), "weight", ParameterRole.Weight, count, size);
        return x =>
        {
            var vectors = weight.index_select(0, x.flatten()).reshape(x.shape[0], x.shape[1], size).transpose(1, 2);
            return x.shape[1] == 1 ? vectors.squeeze(2) : vectors;
        };
    }

    private static Func<Tensor, Tensor> PReLU(DefinitionLayer layer, long[] input, TorchParameters parameters)
    {
        var slopes = layer.Attribute.Flag("PerChannel", false) ? input[1] : 1;
        var weight = parameters.Add(layer.Name, null, "weight", ParameterRole.Weight, slopes);
        return x => functional.prelu(x, weight);
    }

    private static (Tensor? Weight, Tensor? Bias) Scale(
        DefinitionLayer layer, TorchParameters parameters, params long[] shape)
        => layer.Attribute.Flag("Affine", true)
            ? (parameters.Add(layer.Name, null, "weight", ParameterRole.Normalization, shape),
                parameters.Add(layer.Name, null, "bias", ParameterRole.Normalization, shape))
            : (null, null);

    private static Func<Tensor, Tensor> LayerNorm(DefinitionLayer layer, long[] input, TorchParameters parameters)
    {
        var shape = input[1..];
        var (weight, bias) = Scale(layer, parameters, shape);
        return x => functional.layer_norm(x, shape, weight, bias, layer.Attribute.Number("Epsilon", 1e-5));
    }

    private static TorchLayer BatchNorm(DefinitionLayer layer, long[] input, TorchParameters parameters)
    {
        var (weight, bias) = Scale(layer, parameters, input[1]);
        var mean = parameters.Add(layer.Name, null, "running_mean", ParameterRole.Buffer, input[1]);
        var variance = parameters.Add(layer.Name, null, "running_var", ParameterRole.Buffer, input[1]);
        return (inputs, isTraining) => functional.batch_norm(
            inputs[0],
            mean,
            variance,
            weight,
            bias,
            isTraining,
            layer.Attribute.Number("Momentum", 0.1),
            layer.Attribute.Number("Epsilon", 1e-5));
    }

    private static Func<Tensor, Tensor> MaxPool(DefinitionAttribute attribute)
    {
        var (size, stride, padding) = Window(attribute);
        return x => functional.max_pool2d(x, size, stride, padding, [1, 1], false);
    }

    private static Func<Tensor, Tensor> AvgPool(DefinitionAttribute attribute)
    {
        var (size, stride, padding) = Window(attribute);
        return x => functional.avg_pool2d(
            x, size, stride, padding, count_include_pad: attribute.Flag("CountPadding", true));
    }

    private static (long[] Size, long[] Stride, long[] Padding) Window(DefinitionAttribute attribute)
    {
        long[] size = [attribute.Integers[0], attribute.Integers[^1]];
        var stride = attribute.Integer("Stride", 0);
        var padding = attribute.Integer("Padding", 0);
        return (size, stride == 0 ? size : [stride, stride], [padding, padding]);
    }
}
