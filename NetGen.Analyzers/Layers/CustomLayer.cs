using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A layer of one's own: a type with a forward and a backward pass.</summary>
/// <param name="Type">The type.</param>
/// <param name="Stated">The output shape that the attribute states; none where the type says it.</param>
internal sealed record CustomLayer(int Position, string Name, CustomLayerType Type, EquatableArray<int> Stated)
    : LayerSpec(Position, Name)
{
    /// <summary>
    /// What the type declares for the layer's input; <see langword="null"/> where the shape of the input is not known.
    /// </summary>
    public CustomLayerDeclaration? Declaration { get; init; }

    public static CustomLayer Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        (CustomLayerType)attribute.LayerType!,
        attribute.Get<EquatableArray<int>>("outputShape", []));

    public override string Display => Stated.Count == 0
        ? $"Layer<{Type.DisplayName}>"
        : $"Layer<{Type.DisplayName}>({List(Stated)})";

    /// <summary>
    /// The shape of the output; <see langword="null"/> where it is not known, or where what the type declares cannot be used.
    /// </summary>
    public TensorShape? Output =>
        Declaration is null || DeclarationFault is not null || OutputFault is not null || !AreKnown
            ? null
            : new(Declaration.Output ?? Stated);

    /// <summary>The attribute with a shape stated, as the user may write it: that of the input stands for what is not known.</summary>
    public string WithShape => $"[Layer<{Type.DisplayName}>({List(Declaration?.Output ?? Declaration?.Input.Dimensions ?? [])})]";

    /// <summary>What keeps the output's shape from being known, after the layer's name; nothing where it is.</summary>
    public string? OutputFault => Declaration switch
    {
        null => null,
        _ when Stated.Count > 0 && Fault(Stated) is { } fault => $"cannot give the shape {Text(Stated)} that the attribute states: {fault}",
        { Output: null, Input: var input } when Stated.Count == 0 =>
            $"does not say at build time which shape it gives for the input {input}; state it in the attribute, as in {WithShape}",
        { Output: { } output, Input: var input } when Stated.Count > 0 && output != Stated =>
            $"gives the shape {new TensorShape(output)} for the input {input}, but the attribute states {new TensorShape(Stated)}; "
            + $"leave that out, or write {WithShape}",
        _ => null,
    };

    /// <summary>Whether the shape and the parameters that it declares are known.</summary>
    public bool AreKnown => Declaration is { Parameters: not null } && (Declaration.Output is not null || Stated.Count > 0);

    /// <summary>What of its declaration cannot be used, after "it"; nothing where all can.</summary>
    public string? DeclarationFault
    {
        get
        {
            if (Declaration is null)
                return null;
            if (Declaration.Output is { } output && Fault(output) is { } shape)
                return $"gives the shape {Text(output)} for the input {Declaration.Input}, but {shape}";
            var parameters = Declaration.Parameters ?? [];
            for (var i = 0; i < parameters.Count; i++)
            {
                var (name, parameterShape, init, scale) = parameters[i];
                if (!IsUsable(name))
                {
                    return $"declares the parameter '{name}', but a name has 1 to 64 letters (a to z), digits and underscores and "
                        + "begins with a letter";
                }

                if (parameters.Take(i).Any(other => other.Name == name))
                    return $"declares the parameter '{name}' twice";
                if (Fault(parameterShape) is { } fault)
                    return $"declares the parameter '{name}' of the shape {Text(parameterShape)}, but {fault}";
                if (!Enum.TryParse(init, out InitializerKind kind) || !Enum.IsDefined(typeof(InitializerKind), kind))
                    return $"declares the parameter '{name}' with the initializer '{init}', which is no member of NetGen.Init";
                if (!double.IsNaN(scale) && (!Ranges.IsFinite(scale) || (scale < 0 && kind != InitializerKind.Constant)))
                {
                    return $"declares the parameter '{name}' with the scale {scale.ToString("R", CultureInfo.InvariantCulture)}, but it "
                        + "must be finite, and only that of Init.Constant may be negative";
                }
            }

            return null;
        }
    }

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs) =>
        Output is null ? new("has no known output shape", "state it") : null;

    public override TensorShape OutputShape(TensorShape input) => Output!.Value;

    // A vector of parameters is the weights of one unit; what has more axes has a unit for each element of the first.
    public override EquatableArray<ParameterSpec> Parameters(TensorShape input) =>
        (Declaration!.Parameters ?? []).Select(parameter =>
        {
            var shape = new TensorShape(parameter.Shape);
            var (fanIn, fanOut) = shape.Rank switch
            {
                1 => (shape.Size, 1),
                _ => (shape.Positions, shape.Size / shape.Dimensions[1]),
            };
            return new ParameterSpec(
                $"{Name}.{parameter.Name}",
                shape,
                new((InitializerKind)Enum.Parse(typeof(InitializerKind), parameter.Init), parameter.Scale),
                (int)Math.Min(fanIn, int.MaxValue),
                (int)Math.Min(fanOut, int.MaxValue))
            {
                Role = parameter.Name == "bias" ? ParameterRole.Bias : ParameterRole.Weight,
                Layout = ParameterLayout.Vector,
                IsDeclared = true,
            };
        }).ToEquatableArray();

    public override bool HasKnownFlops => false;

    public override long Flops(TensorShape input) => 0;

    private static bool IsUsable(string name) =>
        name.Length is > 0 and <= 64 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static string? Fault(EquatableArray<int> shape)
    {
        if (shape.Count == 0)
            return "a shape has one dimension or more";
        if (shape.Any(dimension => dimension is < 1 or > Limits.Elements))
            return $"a dimension is from 1 to {Rules.Text.Of(Limits.Elements)}";
        return shape.Aggregate(1.0, (size, dimension) => size * dimension) > Limits.Elements
            ? $"it may have at most {Rules.Text.Of(Limits.Elements)} elements"
            : null;
    }

    private static string Text(EquatableArray<int> shape) => $"[{List(shape)}]";

    private static string List(EquatableArray<int> shape) =>
        string.Join(", ", shape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
}
