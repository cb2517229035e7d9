using System.Numerics;

namespace NetGen.Layers;

/// <summary>What a layer of the user's own declares for an input shape, found sound.</summary>
/// <param name="InputShape">The shape of one example's input.</param>
/// <param name="OutputShape">The shape of one example's output.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Places">Where each parameter begins, and its length.</param>
internal sealed record LayerDeclaration(int[] InputShape, int[] OutputShape, LayerParameter[] Parameters, int[] Places)
{
    public int Inputs { get; } = Size(InputShape);

    public int Outputs { get; } = Size(OutputShape);

    /// <summary>The elements of all parameters.</summary>
    public int ParameterCount { get; } = Parameters.Sum(parameter => Size([.. parameter.Shape]));

    /// <exception cref="LayerCheckException">A shape or a name cannot be used.</exception>
    public static LayerDeclaration Of<TLayer, T>(int[] inputShape)
        where TLayer : ICustomLayer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outputShape = TLayer.OutputShape(inputShape);
        RequireShape(outputShape, "OutputShape gives");
        var parameters = TLayer.Parameters(inputShape)
            ?? throw new LayerCheckException($"{typeof(TLayer)}: Parameters gives null; it must give an array.");
        var places = new int[2 * parameters.Length];
        var start = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            int[] shape = [.. parameters[i].Shape];
            RequireShape(shape, $"the parameter '{parameters[i].Name}' has");
            if (parameters.Take(i).Any(other => other.Name == parameters[i].Name))
                throw new LayerCheckException($"{typeof(TLayer)}: two parameters are called '{parameters[i].Name}'.");
            (places[2 * i], places[(2 * i) + 1]) = (start, Size(shape));
            start += Size(shape);
        }

        return new(inputShape, outputShape, parameters, places);

        void RequireShape(int[]? shape, string what)
        {
            if (shape is not { Length: > 0 } || shape.Any(dimension => dimension < 1))
            {
                throw new LayerCheckException(
                    $"{typeof(TLayer)}: for the input shape [{string.Join(", ", inputShape)}] {what} the shape "
                    + $"[{string.Join(", ", shape ?? [])}]; it must have one dimension or more, each at least 1.");
            }
        }
    }

    /// <summary>The place of an element as a reader counts it: <c>[2, 0]</c>.</summary>
    public static string IndexOf(int element, IReadOnlyList<int> shape)
    {
        var index = new int[shape.Count];
        for (var axis = shape.Count - 1; axis >= 0; axis--)
            (element, index[axis]) = (element / shape[axis], element % shape[axis]);
        return $"[{string.Join(", ", index)}]";
    }

    private static int Size(IReadOnlyList<int> shape) => shape.Aggregate(1, (size, dimension) => checked(size * dimension));
}
