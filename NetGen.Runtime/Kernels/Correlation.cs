using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What follows a correlation over the tile just stored.</summary>
internal interface ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether anything follows.</summary>
    static abstract bool IsNeeded { get; }

    /// <summary>The final result.</summary>
    /// <param name="value">The sum of products.</param>
    /// <param name="through">The same place of the tensor that the result goes through, or that keeps the sum.</param>
    static abstract unsafe V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T>;
}

/// <summary>The activation after a layer.</summary>
internal readonly unsafe struct FinishForward<T, TActivation> : ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => typeof(TActivation) != typeof(NoActivation<T>);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T> => TActivation.Forward(value);
}

/// <summary>The activation after a layer, and what it is of kept for the backward pass.</summary>
internal readonly unsafe struct FinishForwardKeeping<T, TActivation> : ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T>
    {
        V.Store(through, value);
        return TActivation.Forward(value);
    }
}

/// <summary>The derivative of the activation before a layer.</summary>
internal readonly unsafe struct FinishBackward<T, TActivation> : ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => typeof(TActivation) != typeof(NoActivation<T>);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T> => TActivation.Backward(V.Load(through), value);
}

/// <summary>The forward pass of a convolution, or the gradient of its input.</summary>
internal readonly unsafe struct Correlation<T, TCorrelation, TFinish>(
    T* source, T* weight, T* bias, T* through, T* result, T* scratch, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCorrelation : struct, ICorrelation
    where TFinish : struct, ICorrelationFinish<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var memory = new Scratch<T>(scratch);
        var plan = new CorrelationPlan<T, TCorrelation>(ref memory);
        plan.Prepare(weight);

        var sourceGroup = (nint)TCorrelation.SourceChannels * TCorrelation.SourceHeight * TCorrelation.SourceWidth
            * Lanes.Width;
        var resultGroup = (nint)TCorrelation.ResultChannels * TCorrelation.ResultHeight * TCorrelation.ResultWidth
            * Lanes.Width;
        var leaves = plan.Tiles.Leaves<T, V>();
        var rowsOfPhase = plan.Phases[0].Rows;
        var x = source;
        var y = result;
        var z = through;
        for (var block = Lanes.Blocks(rows); block > 0; block--)
        {
            for (var group = 0; group < TCorrelation.Groups; group++, x += sourceGroup, y += resultGroup)
            {
                for (var row = 0; row < rowsOfPhase; row += plan.BandRows)
                {
                    var end = Math.Min(rowsOfPhase, row + plan.BandRows);
                    var planes = x;
                    if (plan.IsPadded)
                    {
                        CopyBetweenMargins(x, plan, row);
                        planes = plan.Planes
                            + ((plan.Margin - ((nint)FirstRow(plan, row) * plan.RowWidth)) * Lanes.Width);
                    }

                    for (var phase = 0; phase < TCorrelation.ResultStep * TCorrelation.ResultStep; phase++)
                    {
                        RunPhase<V>(
                            plan,
                            plan.Phases[phase],
                            row,
                            Math.Min(end, plan.Phases[phase].Rows),
                            leaves,
                            planes,
                            plan.Weights + (group * plan.GroupWeights),
                            bias + (group * TCorrelation.ResultChannels),
                            y,
                            z);
                    }
                }

                if (TFinish.IsNeeded)
                    z += resultGroup;
            }
        }
    }

    /// <summary>The source row, inside the source or above it, in the first row of the planes of a band.</summary>
    private static int FirstRow(in CorrelationPlan<T, TCorrelation> plan, int row) =>
        (row * TCorrelation.SourceStep) + plan.FirstSourceRow;

    /// <summary>Copies the source rows for a band into the planes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CopyBetweenMargins(T* x, in CorrelationPlan<T, TCorrelation> plan, int row)
    {
        var first = FirstRow(plan, row);
        var start = Math.Max(0, first);
        var end = Math.Min(TCorrelation.SourceHeight, first + plan.PlaneHeight);
        var bytes = (uint)(Math.Min(TCorrelation.SourceWidth, plan.RowWidth - plan.Margin) * Lanes.Width * sizeof(T));
        for (var channel = 0; channel < TCorrelation.SourceChannels; channel++)
        {
            for (var i = start; i < end; i++)
            {
                Unsafe.CopyBlockUnaligned(
                    plan.Planes + (channel * plan.PlaneLength)
                        + ((((nint)(i - first) * plan.RowWidth) + plan.Margin) * Lanes.Width),
                    x + ((((nint)channel * TCorrelation.SourceHeight) + i) * TCorrelation.SourceWidth * Lanes.Width),
                    bytes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunPhase<V>(
        in CorrelationPlan<T, TCorrelation> plan,
        in CorrelationPhase phase,
        int firstRow,
        int endRow,
        in CorrelationLeaves<T> leaves,
        T* planes,
        T* weights,
        T* bias,
        T* result,
        T* through)
        where V : struct, ISimd<V, T>
    {
        var tiles = plan.Tiles;
        var rowLength = (nint)plan.RowWidth * Lanes.Width;
        var resultStep = (nint)TCorrelation.ResultStep * Lanes.Width;
        var resultPlane = (nint)TCorrelation.ResultHeight * TCorrelation.ResultWidth * Lanes.Width;
        ConvolutionWalk walk = default;
        walk.Inner = TCorrelation.SourceStep * Lanes.Width;
        walk.ResultLong = tiles.ChannelsAreLong ? resultPlane : resultStep;
        walk.ResultShort = tiles.ChannelsAreLong ? resultStep : resultPlane;

        for (var channelTile = 0; channelTile < tiles.ChannelTiles; channelTile++)
        {
            var channel = tiles.FirstChannel(channelTile);
            var channels = tiles.FirstChannel(channelTile + 1) - channel;
            var isDeep = channels == tiles.Channels;
            var wide = isDeep ? leaves.WideDeep : leaves.WideShallow;
            var narrow = isDeep ? leaves.NarrowDeep : leaves.NarrowShallow;
            var tileWeights = weights + (channelTile * plan.TileWeights);
            var tileBias = TCorrelation.HasBias ? bias + channel : plan.Zeros;
            for (var row = firstRow; row < endRow; row++)
            {
                // The rows of the kernel that meet the source; the others meet zeros above or below it.
                var sourceRow = row * TCorrelation.SourceStep;
                var firstStep = 0;
                var endStep = phase.SourceRowCount;
                while (firstStep < endStep && !IsInside(sourceRow + phase.SourceRows[firstStep]))
                    firstStep++;
                while (firstStep < endStep && !IsInside(sourceRow + phase.SourceRows[endStep - 1]))
                    endStep--;

                var resultRow = phase.FirstRow + (row * TCorrelation.ResultStep);
                var place = (channel * resultPlane)
                    + ((((nint)resultRow * TCorrelation.ResultWidth) + phase.FirstColumn) * Lanes.Width);
                var pixels = planes + (sourceRow * rowLength);
                var y = result + place;
                for (var tile = phase.Tiles; tile < phase.Tiles + tiles.ColumnTiles; tile++)
                {
                    if (tile->Count == 0)
                        continue;
                    walk.Steps = tile->Steps + (2 * firstStep * (nint)tile->StepsOfRow);
                    walk.Count = (endStep - firstStep) * tile->StepsOfRow;
                    var leaf = tile->Count == tiles.Pixels ? wide : narrow;
                    for (var part = 0; part < Lanes.Width; part += V.Count)
                        leaf(pixels + part, tileWeights, tileBias, y + part, &walk);
                    pixels += tile->Count * walk.Inner;
                    y += tile->Count * resultStep;
                }

                if (TFinish.IsNeeded)
                    Finish<V>(phase.Columns, channels, result + place, through + place);
            }
        }
    }

    private static bool IsInside(int row) => (uint)row < (uint)TCorrelation.SourceHeight;

    /// <summary>What follows the correlation, over the rows of some channels just stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V>(int columns, int channels, T* result, T* through)
        where V : struct, ISimd<V, T>
    {
        const int Pixel = Lanes.Width;

        // Neighbours are one run of memory.
        var runs = TCorrelation.ResultStep == 1 ? 1 : columns;
        var length = TCorrelation.ResultStep == 1 ? columns * Pixel : Pixel;
        for (var channel = 0; channel < channels; channel++)
        {
            var place = (nint)channel * TCorrelation.ResultHeight * TCorrelation.ResultWidth * Pixel;
            for (var run = 0; run < runs; run++, place += TCorrelation.ResultStep * Pixel)
            {
                for (var i = place; i < place + length; i += V.Count)
                    V.Store(result + i, TFinish.Apply(V.Load(result + i), through + i));
            }
        }
    }
}
