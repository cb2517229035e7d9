using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>One number for each window of each channel of an image.</summary>
/// <param name="StrideArgument">The cells from one window to the next; 0 for the window's own size.</param>
internal abstract record Pool2D(int Position, string Name, int Height, int Width, int StrideArgument, int Padding)
    : LayerSpec(Position, Name)
{
    public override string Display
    {
        get
        {
            var size = Height == Width ? Number(Width) : $"{Number(Height)}, {Number(Width)}";
            var stride = StrideArgument == 0 ? "" : ", Stride = " + Number(StrideArgument);
            var padding = Padding == 0 ? "" : ", Padding = " + Number(Padding);
            return $"{GetType().Name}({size}{stride}{padding}{MoreOptions})";
        }
    }

    protected virtual string MoreOptions => "";

    public Window Rows(TensorShape input) => Along(input.Dimensions[1], Height);

    public Window Columns(TensorShape input) => Along(input.Dimensions[2], Width);

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != 3)
            return new("takes an image of shape channels x height x width", "add [Reshape(channels, height, width)] before it");
        return Rows(input).Outputs >= 1 && Columns(input).Outputs >= 1
            ? null
            : new($"has windows of {Number(Height)}x{Number(Width)} cells", "use smaller windows or more padding");
    }

    public override TensorShape OutputShape(TensorShape input) =>
        TensorShape.Of(input.Channels, Rows(input).Outputs, Columns(input).Outputs);

    public override long Flops(TensorShape input) => OutputShape(input).Size * Height * Width;

    public override EquatableArray<ArgumentFault> Faults =>
    [
        .. ArgumentFault.Unless(
            StrideArgument is >= 0 and <= 1 << 20, "Stride", StrideArgument, "it must be at least 1, or 0 for the window's size"),
        .. ArgumentFault.Unless(
            Padding >= 0 && Padding <= Math.Min(Height, Width) / 2,
            "Padding",
            Padding,
            "it must be at least 0 and at most half a window"),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private Window Along(int cells, int size) =>
        Window.Of(cells, size, StrideArgument == 0 ? size : StrideArgument, Padding, dilation: 1);
}
