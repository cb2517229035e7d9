using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

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
/// <param name="input">X.</param>
/// <param name="weight">The weight.</param>
/// <param name="bias">The bias; not read where there is none.</param>
/// <param name="norm">The batch normalization after it, if any.</param>
/// <param name="residual">What is added after that, or null.</param>
/// <param name="output">Y.</param>
/// <param name="scratch">Working memory.</param>
internal readonly unsafe struct PixelConvolutionForward<T, TConvolution, TActivation, TSource>(
    T* input, T* weight, T* bias, FoldedBatchNorm<T> norm, T* residual, T* output, T* scratch) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TActivation : struct, IActivation<T>
    where TSource : struct, IPixelSource
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var memory = new Scratch<T>(scratch);
        var plan = new PixelConvolutionPlan<T, TConvolution, TSource>(ref memory);
        new Span<T>(plan.Zeros, Panels.Width(TConvolution.OutputChannels)).Clear();
        if (!PixelConvolutionPlan<T, TConvolution, TSource>.IsGrouped)
            PixelConvolutionPlan<T, TConvolution, TSource>.Prepare(plan.Steps, 0);

        // Threads share the outputs, by channels and by rows.
        var most = PixelConvolutionWork<T, TConvolution, TActivation, TSource, V>.MostParts;
        var work = new PixelConvolutionWork<T, TConvolution, TActivation, TSource, V>(
            plan, input, weight, TConvolution.HasBias ? bias : null, norm, residual, output);
        var operations = 2L * TConvolution.OutputHeight * TConvolution.OutputWidth * TConvolution.OutputChannels
            * ConvolutionWeight<TConvolution>.Inputs;
        var parts = ThreadTeam.Parts(operations, most);
        if (parts == 1)
        {
            work.RunAll();
        }
        else
        {
            work.Cut(parts);
            ThreadTeam.Run(ref work, work.Parts);
        }
    }
}

/// <summary>That pass, cut into rectangles of output channels by rows that do not depend on one another.</summary>
internal unsafe struct PixelConvolutionWork<T, TConvolution, TActivation, TSource, V>(
    PixelConvolutionPlan<T, TConvolution, TSource> plan,
    T* input,
    T* weight,
    T* bias,
    FoldedBatchNorm<T> norm,
    T* residual,
    T* output) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TActivation : struct, IActivation<T>
    where TSource : struct, IPixelSource
    where V : struct, ISimd<V, T>
{
    private GridCut _cut;

    /// <summary>The most parts that this can be cut into.</summary>
    public static int MostParts => (int)Math.Min(int.MaxValue, (long)ColumnGroups * TConvolution.OutputHeight);

    /// <summary>The parts that it is cut into.</summary>
    public readonly int Parts => _cut.Parts;

    /// <summary>
    /// Whether a row of pixels is one with the next, as the kernel stops at every pixel and sees only that.
    /// </summary>
    private static bool IsPointwise => TConvolution.KernelHeight == 1 && TConvolution.KernelWidth == 1
        && TConvolution.Stride == 1 && !PixelConvolutionPlan<T, TConvolution, TSource>.HasMargin;

    private static bool IsGrouped => PixelConvolutionPlan<T, TConvolution, TSource>.IsGrouped;

    /// <summary>The vectors of channels that a tile has at most.</summary>
    private static int MostVectors => PixelConvolutionPlan<T, TConvolution, TSource>.IsDepthwise ? 1 : 2;

    /// <summary>The columns that are computed together.</summary>
    private static int GroupColumns => Math.Min(Panels.Width(TConvolution.OutputChannels), MostVectors * V.Count);

    /// <summary>How often that is; a part has all groups of channels, where these share vectors.</summary>
    private static int ColumnGroups => IsGrouped ? 1 : (TConvolution.OutputChannels + GroupColumns - 1) / GroupColumns;

    /// <summary>The elements from a pixel of the output to the next.</summary>
    private static int PixelWidth => Panels.Width(TConvolution.OutputChannels);

    /// <summary>Whether anything follows the sums.</summary>
    private readonly bool HasFinish => norm.IsThere || residual != null || typeof(TActivation) != typeof(NoActivation<T>);

    /// <summary>Cuts it for the threads of the caller's team.</summary>
    public void Cut(int parts) => _cut = GridCut.Of(ColumnGroups, TConvolution.OutputHeight, parts, ThreadTeam.Threads);

    /// <summary>Computes all of it.</summary>
    public readonly void RunAll() => RunRows(0, ColumnGroups, 0, TConvolution.OutputHeight, plan.Own);

    public readonly void Run(int part)
    {
        var (firstGroup, endGroup) = _cut.Columns(part);
        var (firstRow, endRow) = _cut.Rows(part);
        var own = ThreadTeam.Member == 0
            ? plan.Own
            : ThreadScratch<T>.Of(PixelConvolutionPlan<T, TConvolution, TSource>.OwnLength);
        RunRows(firstGroup, endGroup, firstRow, endRow, own);
    }

    /// <summary>Some columns of some rows, a band after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void RunRows(int firstGroup, int endGroup, int firstRow, int endRow, T* own)
    {
        var scratch = new Scratch<T>(own);
        var memory = new PixelConvolutionMemory<T, TConvolution, TSource>(ref scratch);
        var hasMargin = PixelConvolutionPlan<T, TConvolution, TSource>.HasMargin;
        var nextRow = (nint)TConvolution.Stride * PixelConvolutionPlan<T, TConvolution, TSource>.Width * TSource.Width;
        var bands = hasMargin
            ? ConvolutionTiling.Parts(endRow - firstRow, PixelConvolutionPlan<T, TConvolution, TSource>.BandRows)
            : 1;
        var columns = IsPointwise ? (endRow - firstRow) * TConvolution.OutputWidth : TConvolution.OutputWidth;
        var leaves = new PixelLeaves<T, TConvolution, TSource, V>(columns, MostVectors);
        var rowsBefore = 0;
        for (var band = 0; band < bands; band++)
        {
            var row = firstRow + ConvolutionTiling.First(endRow - firstRow, bands, band);
            var end = firstRow + ConvolutionTiling.First(endRow - firstRow, bands, band + 1);
            var image = input + (row * nextRow);
            if (hasMargin)
            {
                memory.CopyBand<V>(input, row, end - row, rowsBefore);
                image = memory.Image;
                rowsBefore = end - row;
            }

            if (IsGrouped)
            {
                RunGroups(memory, image, row, end);
                continue;
            }

            for (var group = firstGroup; group < endGroup; group++)
            {
                var column = group * GroupColumns;
                var vectors = Vectors(column, TConvolution.OutputChannels);
                RunColumns(
                    vectors == MostVectors ? leaves : new PixelLeaves<T, TConvolution, TSource, V>(columns, vectors),
                    PixelConvolutionPlan<T, TConvolution, TSource>.IsDepthwise
                        ? image + PixelConvolutionPlan<T, TConvolution, TSource>.Channel(column)
                        : image,
                    column,
                    row,
                    end);
            }
        }
    }

    /// <summary>As many vectors as have outputs, within what is computed together.</summary>
    private static int Vectors(int column, int end) =>
        Math.Min(MostVectors, (Math.Min(end, (column & -PixelWidth) + PixelWidth) - column + V.Count - 1) / V.Count);

    /// <summary>Some vectors of output channels of some rows.</summary>
    /// <param name="leaves">The tiles of a row.</param>
    /// <param name="image">
    /// The image at the rows that the first one sees, and at the first of the channels that are lanes.
    /// </param>
    /// <param name="column">The first channel of the vectors.</param>
    /// <param name="firstRow">The first row.</param>
    /// <param name="endRow">Where the rows end.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void RunColumns(
        in PixelLeaves<T, TConvolution, TSource, V> leaves, T* image, int column, int firstRow, int endRow)
    {
        var walk = Walk(plan.Steps);
        var weights = Weights(column);
        var start = norm.IsThere || bias == null ? plan.Zeros : bias + column;
        var nextPixel = (nint)TConvolution.Stride * TSource.Width;
        var nextRow = (nint)TConvolution.Stride * PixelConvolutionPlan<T, TConvolution, TSource>.Width * TSource.Width;
        for (var row = firstRow; row < endRow; row++, image += nextRow)
        {
            var x = image;
            var place = Place(column, row);
            var y = output + place;
            for (var tile = 0; tile < leaves.Count; tile++)
            {
                var count = leaves.Pixels(tile);
                leaves.Leaf(tile)(x, weights, start, y, &walk);
                x += count * nextPixel;
                y += count * PixelWidth;
            }

            if (HasFinish)
                Finish(place, column, leaves.Vectors, leaves.Columns);
            if (IsPointwise)
                break;
        }
    }

    /// <summary>All channels of some rows, where groups of them share vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void RunGroups(
        in PixelConvolutionMemory<T, TConvolution, TSource> memory, T* image, int firstRow, int endRow)
    {
        var outputs = TConvolution.OutputChannels / TConvolution.Groups;
        for (var group = 0; group < TConvolution.Groups; group++)
        {
            PixelConvolutionPlan<T, TConvolution, TSource>.Prepare(
                memory.Steps, group * PixelConvolutionPlan<T, TConvolution, TSource>.GroupInputs);
            var (first, end) = (group * outputs, (group + 1) * outputs);
            var vectors = 0;
            for (var column = first / V.Count * V.Count; column < end; column += vectors * V.Count)
            {
                vectors = Vectors(column, end);
                RunGroupColumns(
                    memory,
                    image,
                    column,
                    vectors,
                    Math.Max(first, column) - column,
                    Math.Min(end, column + (vectors * V.Count)) - column,
                    firstRow,
                    endRow);
            }
        }

        if (!HasFinish)
            return;
        var pixels = (endRow - firstRow) * TConvolution.OutputWidth;
        for (var column = 0; column < TConvolution.OutputChannels; column += GroupColumns)
            Finish(Place(column, firstRow), column, Vectors(column, TConvolution.OutputChannels), pixels);
    }

    /// <summary>Some channels of a group: lanes of vectors whose others are channels of other groups.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void RunGroupColumns(
        in PixelConvolutionMemory<T, TConvolution, TSource> memory,
        T* image,
        int column,
        int vectors,
        int first,
        int end,
        int firstRow,
        int endRow)
    {
        var leaves = new PixelLeaves<T, TConvolution, TSource, V>(TConvolution.OutputWidth, vectors);
        var walk = Walk(memory.Steps);
        var start = norm.IsThere || bias == null ? plan.Zeros : bias + column;
        var nextPixel = (nint)TConvolution.Stride * TSource.Width;
        var nextRow = (nint)TConvolution.Stride * PixelConvolutionPlan<T, TConvolution, TSource>.Width * TSource.Width;
        for (var row = firstRow; row < endRow; row++, image += nextRow)
        {
            var x = image;
            var y = output + Place(column, row);
            for (var tile = 0; tile < leaves.Count; tile++)
            {
                var count = leaves.Pixels(tile);
                leaves.Leaf(tile)(x, Weights(column), start, memory.Sums, &walk);
                for (var pixel = 0; pixel < count; pixel++)
                {
                    for (var channel = first; channel < end; channel++)
                        y[(pixel * PixelWidth) + channel] = memory.Sums[(pixel * PixelWidth) + channel];
                }

                x += count * nextPixel;
                y += count * PixelWidth;
            }
        }
    }

    /// <summary>What follows the sums, over some just stored.</summary>
    /// <param name="place">The place of the first of them in the output.</param>
    /// <param name="column">Its channel.</param>
    /// <param name="vectors">The vectors of channels.</param>
    /// <param name="pixels">The pixels.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void Finish(nint place, int column, int vectors, int pixels)
    {
        for (var end = column + (vectors * V.Count); column < end; column += V.Count, place += V.Count)
        {
            // A bias is in the sums where no normalization is.
            var scale = norm.Scale<V>(column);
            var shift = norm.Shift(column, scale, norm.IsThere ? bias : null);
            var y = output + place;
            var more = residual == null ? null : residual + place;
            for (var pixel = 0; pixel < pixels; pixel++, y += PixelWidth)
            {
                var value = V.MultiplyAdd(V.Load(y), scale, shift);
                if (more != null)
                {
                    value += V.Load(more);
                    more += PixelWidth;
                }

                V.Store(y, TActivation.Forward(value));
            }
        }
    }

    private static ConvolutionWalk Walk(int* steps) => new()
    {
        Steps = steps,
        Count = PixelConvolutionPlan<T, TConvolution, TSource>.StepCount,
        Inner = (nint)TConvolution.Stride * TSource.Width,
        ResultLong = PixelWidth,
        ResultShort = V.Count,
    };

    /// <summary>The weights of a channel and those after it.</summary>
    private readonly T* Weights(int column) =>
        weight + ((nint)(column & -PixelWidth) * ConvolutionWeight<TConvolution>.Inputs) + (column & (PixelWidth - 1));

    /// <summary>The place of a row's first pixel in the output.</summary>
    private static nint Place(int column, int row) =>
        ((((nint)(column & -PixelWidth) * TConvolution.OutputHeight) + ((nint)row * PixelWidth)) * TConvolution.OutputWidth)
            + (column & (PixelWidth - 1));
}

/// <summary>How the pixels of a row are cut into tiles, whose lengths differ by one at most, and the leaves for these.</summary>
internal readonly unsafe struct PixelLeaves<T, TConvolution, TSource, V>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TSource : struct, IPixelSource
    where V : struct, ISimd<V, T>
{
    private readonly int _shortest;
    private readonly int _wideTiles;
    private readonly delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> _wide;
    private readonly delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> _narrow;

    /// <param name="columns">The pixels.</param>
    /// <param name="vectors">The vectors of channels of a tile.</param>
    public PixelLeaves(int columns, int vectors)
    {
        Columns = columns;
        Vectors = vectors;
        Count = ConvolutionTiling.Parts(columns, Math.Min(ConvolutionTile<T>.LongestLongSide, Accumulators / vectors));
        _shortest = columns / Count;
        _wideTiles = columns % Count;
        _wide = _wideTiles == 0 ? null : Get(_shortest + 1, vectors);
        _narrow = Get(_shortest, vectors);
    }

    /// <summary>The accumulators of a tile: what the registers hold beside its operands.</summary>
    private static int Accumulators => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported ? 24 : 12;

    /// <summary>The pixels of the row.</summary>
    public int Columns { get; }

    /// <summary>The vectors of channels of a tile.</summary>
    public int Vectors { get; }

    /// <summary>The tiles.</summary>
    public int Count { get; }

    /// <summary>The pixels of a tile: the long ones come first.</summary>
    public int Pixels(int tile) => tile < _wideTiles ? _shortest + 1 : _shortest;

    /// <summary>The leaf of a tile.</summary>
    public delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf(int tile) => tile < _wideTiles ? _wide : _narrow;

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Get(int pixels, int vectors) =>
        (TConvolution.Stride * TSource.Width) switch
        {
            1 => Get<One>(pixels, vectors),
            16 => Get<Sixteen>(pixels, vectors),
            32 => Get<ThirtyTwo>(pixels, vectors),
            _ => Get<AnyStep>(pixels, vectors),
        };

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Get<TStep>(int pixels, int vectors)
        where TStep : struct, IConstant => PixelConvolutionPlan<T, TConvolution, TSource>.IsDepthwise
            ? ConvolutionTile<T>.Get<V, DepthwiseTile<T, TStep>>(pixels, vectors)
            : ConvolutionTile<T>.Get<V, BroadcastTile<T, TStep>>(pixels, vectors);
}
