using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A layer that joins what stands before it with other layers.</summary>
internal abstract record Join(int Position, string Name, EquatableArray<string> Others) : LayerSpec(Position, Name)
{
    public override EquatableArray<string> Joins => Others;

    public override string Display =>
        $"{GetType().Name}({string.Join(", ", Others.Select(name => "\"" + name + "\""))})";

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs)
    {
        for (var i = 1; i < inputs.Count; i++)
        {
            if (!Fits(inputs[0], inputs[i]))
            {
                return new(
                    $"joins '{Others[i - 1]}' of shape {inputs[i]}",
                    $"give both {Agreement}",
                    string.Format(CultureInfo.InvariantCulture, "names#{0}", i - 1));
            }
        }

        return null;
    }

    public override long Flops(EquatableArray<TensorShape> inputs) => (inputs.Count - 1) * inputs[0].Size;

    protected virtual string Agreement => "the same shape";

    protected virtual bool Fits(TensorShape first, TensorShape other) => first == other;
}

/// <summary>The sum of its inputs.</summary>
internal sealed record Add(int Position, string Name, EquatableArray<string> Others) : Join(Position, Name, Others)
{
    public static Add Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get<EquatableArray<string>>("names", []));
}

/// <summary>The product of its inputs, element by element.</summary>
internal sealed record Multiply(int Position, string Name, EquatableArray<string> Others) : Join(Position, Name, Others)
{
    public static Multiply Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get<EquatableArray<string>>("names", []));
}

/// <summary>Its inputs one after the other along the first axis.</summary>
internal sealed record Concat(int Position, string Name, EquatableArray<string> Others) : Join(Position, Name, Others)
{
    public static Concat Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get<EquatableArray<string>>("names", []));

    public override TensorShape OutputShape(EquatableArray<TensorShape> inputs)
    {
        var channels = inputs.Sum(input => (long)input.Channels);
        return new([(int)Math.Min(channels, int.MaxValue), .. inputs[0].Dimensions.Skip(1)]);
    }

    public override long Flops(EquatableArray<TensorShape> inputs) => 0;

    protected override string Agreement => "shapes that agree in all axes but the first";

    protected override bool Fits(TensorShape first, TensorShape other) =>
        first.Rank == other.Rank && first.Dimensions.Skip(1).SequenceEqual(other.Dimensions.Skip(1));
}
