using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Neighbouring pixels of an example along the long side, one channel of each in all lanes; vectors of the output channels'
/// weights along the short one.
/// </summary>
internal readonly unsafe struct BroadcastTile<T, TStep> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, nint inner, nint outer, int i)
        where V : struct, ISimd<V, T> => V.Create(a[TStep.Value == 0 ? i * inner : i * TStep.Value]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, nint inner, nint outer, int j)
        where V : struct, ISimd<V, T> => V.Load(b + (j * V.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => V.Load(start + (j * V.Count));
}

/// <summary>The same of a depthwise convolution, whose channels are the lanes of both sides.</summary>
internal readonly unsafe struct DepthwiseTile<T, TStep> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, nint inner, nint outer, int i)
        where V : struct, ISimd<V, T> => V.Load(a + (TStep.Value == 0 ? i * inner : i * TStep.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, nint inner, nint outer, int j)
        where V : struct, ISimd<V, T> => V.Load(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => V.Load(start);
}

/// <summary>The forward pass of a convolution over one example.</summary>
internal readonly unsafe struct PixelConvolutionForward<T, TConvolution, TActivation, TSource>(
    T* input, T* weight, T* bias, T* output, T* scratch) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TActivation : struct, IActivation<T>
    where TSource : struct, IPixelSource
{
    /// <summary>Whether the image is one row to the kernel, which stops at every pixel and sees only that.</summary>
    private static bool IsPointwise => TConvolution.KernelHeight == 1 && TConvolution.KernelWidth == 1
        && TConvolution.Stride == 1 && !PixelConvolutionPlan<T, TConvolution, TSource>.HasMargin;

    private static int Rows => IsPointwise ? 1 : TConvolution.OutputHeight;

    private static int Columns => TConvolution.OutputWidth * (IsPointwise ? TConvolution.OutputHeight : 1);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var memory = new Scratch<T>(scratch);
        var plan = new PixelConvolutionPlan<T, TConvolution, TSource>(ref memory);
        new Span<T>(plan.Zeros, 32).Clear();
        var image = plan.Between(input);
        var width = Panels.Width(TConvolution.OutputChannels);
        var isGrouped = PixelConvolutionPlan<T, TConvolution, TSource>.IsGrouped;
        var isDepthwise = PixelConvolutionPlan<T, TConvolution, TSource>.IsDepthwise;
        var groups = isGrouped ? TConvolution.Groups : 1;
        var outputs = TConvolution.OutputChannels / groups;
        var most = isDepthwise ? 1 : 2;
        for (var group = 0; group < groups; group++)
        {
            plan.Prepare(group * PixelConvolutionPlan<T, TConvolution, TSource>.GroupInputs * (isGrouped ? 1 : 0));
            var end = (group + 1) * outputs;
            var vectors = 0;
            for (var column = group * outputs / V.Count * V.Count; column < end; column += vectors * V.Count)
            {
                // As many vectors as have outputs, within the panel.
                var panel = column / width * width;
                vectors = Math.Min(most, (Math.Min(end, panel + width) - column + V.Count - 1) / V.Count);
                RunColumns<V>(
                    plan,
                    isDepthwise ? image + PixelConvolutionPlan<T, TConvolution, TSource>.Channel(column) : image,
                    column,
                    vectors,
                    Math.Max(column, group * outputs),
                    Math.Min(end, column + (vectors * V.Count)));
            }
        }
    }

    /// <summary>Some vectors of output channels of every pixel.</summary>
    /// <param name="plan">What the kernel needs besides.</param>
    /// <param name="image">The image, at the first of the channels that are lanes.</param>
    /// <param name="column">The first channel of the vectors.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="first">The first channel to write where groups share vectors.</param>
    /// <param name="end">Where those channels end.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void RunColumns<V>(
        in PixelConvolutionPlan<T, TConvolution, TSource> plan, T* image, int column, int vectors, int first, int end)
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(TConvolution.OutputChannels);
        var within = column % width;
        var panel = column - within;
        var isGrouped = PixelConvolutionPlan<T, TConvolution, TSource>.IsGrouped;
        var nextPixel = (nint)TConvolution.Stride * TSource.Width;
        var nextRow = (nint)TConvolution.Stride * PixelConvolutionPlan<T, TConvolution, TSource>.Width * TSource.Width;
        var weights = weight + ((nint)panel * ConvolutionWeight<TConvolution>.Inputs) + within;
        var start = TConvolution.HasBias ? bias + column : plan.Zeros;
        ConvolutionWalk walk = default;
        walk.Steps = plan.Steps;
        walk.Count = PixelConvolutionPlan<T, TConvolution, TSource>.StepCount;
        walk.Inner = nextPixel;
        walk.ResultLong = width;
        walk.ResultShort = V.Count;

        // Tiles of a row differ by at most one pixel.
        var longest = Math.Min(
            ConvolutionTile<T>.LongestLongSide, PixelConvolutionPlan<T, TConvolution, TSource>.Accumulators / vectors);
        var tiles = (Columns + longest - 1) / longest;
        var narrowCount = Columns / tiles;
        var wideTiles = Columns % tiles;
        var wide = wideTiles > 0 ? Leaf<V>(narrowCount + 1, vectors) : null;
        var narrow = Leaf<V>(narrowCount, vectors);
        for (var row = 0; row < Rows; row++)
        {
            var x = image + (row * nextRow);
            var y = output + within
                + ((((nint)panel * TConvolution.OutputHeight) + ((nint)row * width)) * TConvolution.OutputWidth);
            for (var tile = 0; tile < tiles; tile++)
            {
                var count = tile < wideTiles ? narrowCount + 1 : narrowCount;
                var sums = isGrouped ? plan.Sums : y;
                (tile < wideTiles ? wide : narrow)(x, weights, start, sums, &walk);
                if (isGrouped)
                {
                    // The other lanes are channels of other groups.
                    for (var pixel = 0; pixel < count; pixel++)
                    {
                        for (var channel = first - column; channel < end - column; channel++)
                            y[(pixel * width) + channel] = sums[(pixel * width) + channel];
                    }
                }

                x += count * nextPixel;
                y += count * width;
            }
        }

        if (typeof(TActivation) == typeof(NoActivation<T>) || (isGrouped && end < TConvolution.OutputChannels))
            return;
        Finish<V>(isGrouped ? 0 : column, column + (vectors * V.Count));
    }

    /// <summary>The activation over some channels: in groups over all of them once the last is done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<V>(int column, int end)
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(TConvolution.OutputChannels);
        var pixels = TConvolution.OutputHeight * TConvolution.OutputWidth;
        for (; column < end; column += V.Count)
        {
            var y = output + ((nint)(column / width * width) * pixels) + (column % width);
            for (var pixel = 0; pixel < pixels; pixel++, y += width)
                V.Store(y, TActivation.Forward(V.Load(y)));
        }
    }

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf<V>(int pixels, int vectors)
        where V : struct, ISimd<V, T> => (TConvolution.Stride * TSource.Width) switch
        {
            1 => Leaf<V, One>(pixels, vectors),
            16 => Leaf<V, Sixteen>(pixels, vectors),
            32 => Leaf<V, ThirtyTwo>(pixels, vectors),
            _ => Leaf<V, AnyStep>(pixels, vectors),
        };

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf<V, TStep>(int pixels, int vectors)
        where V : struct, ISimd<V, T>
        where TStep : struct, IConstant => PixelConvolutionPlan<T, TConvolution, TSource>.IsDepthwise
            ? ConvolutionTile<T>.Get<V, DepthwiseTile<T, TStep>>(pixels, vectors)
            : ConvolutionTile<T>.Get<V, BroadcastTile<T, TStep>>(pixels, vectors);
}
