using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The forward pass of a convolution, or the gradient of its input.</summary>
internal readonly unsafe struct Correlation<T, TCorrelation, TSource, TFinish>(
    TSource source, T* weight, T* bias, T* result, TFinish finish, T* scratch, int rows, FoldedBatchNorm<T> norm = default)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCorrelation : struct, ICorrelation
    where TSource : struct, ICorrelationSource<T>
    where TFinish : struct, ICorrelationFinish<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var memory = new Scratch<T>(scratch);
        var plan = new CorrelationPlan<T, TCorrelation>(ref memory, TSource.IsComputed);
        plan.Prepare(weight, bias, norm);

        // Where bands are cut changes no result, so there may be more of them for the threads.
        var images = Lanes.Blocks(rows) * TCorrelation.Groups;
        var operations = 2L * images * Lanes.Width * TCorrelation.ResultChannels * TCorrelation.ResultHeight
            * TCorrelation.ResultWidth * TCorrelation.SourceChannels * TCorrelation.KernelHeight * TCorrelation.KernelWidth
            / (TCorrelation.ResultStep * TCorrelation.ResultStep);
        var most = (int)Math.Min(int.MaxValue, (long)images * CorrelationPlan<T, TCorrelation>.RowGroups);
        var parts = ThreadTeam.Parts(operations, most);
        if (parts > images * plan.Bands)
            plan.Bands = ConvolutionTiling.Parts(parts, images);
        var work = new CorrelationWork<T, TCorrelation, TSource, TFinish, V>(
            plan,
            source,
            norm.IsThere ? plan.Shifts : TCorrelation.HasBias ? bias : null,
            result,
            finish,
            images * plan.Bands,
            parts);
        if (parts == 1)
            work.RunUnits(0, images * plan.Bands, plan.Own);
        else
            ThreadTeam.Run(ref work, parts);
    }
}

/// <summary>A correlation cut into units that do not depend on one another: a band of rows of a group of a block.</summary>
internal readonly unsafe struct CorrelationWork<T, TCorrelation, TSource, TFinish, V> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCorrelation : struct, ICorrelation
    where TSource : struct, ICorrelationSource<T>
    where TFinish : struct, ICorrelationFinish<T>
    where V : struct, ISimd<V, T>
{
    private readonly CorrelationPlan<T, TCorrelation> _plan;
    private readonly CorrelationLeaves<T> _leaves;
    private readonly TSource _source;
    private readonly T* _starts;
    private readonly T* _result;
    private readonly TFinish _finish;
    private readonly int _units;
    private readonly int _parts;

    public CorrelationWork(
        CorrelationPlan<T, TCorrelation> plan,
        TSource source,
        T* starts,
        T* result,
        TFinish finish,
        int units,
        int parts)
    {
        _plan = plan;
        _leaves = plan.Tiles.Leaves<T, V>();
        _source = source;
        _starts = starts;
        _result = result;
        _finish = finish;
        _units = units;
        _parts = parts;
    }

    private static nint ResultPlane =>
        (nint)TCorrelation.ResultHeight * TCorrelation.ResultWidth * Lanes.Width;

    public void Run(int part) => RunUnits(
        ConvolutionTiling.First(_units, _parts, part),
        ConvolutionTiling.First(_units, _parts, part + 1),
        ThreadTeam.Member == 0 ? _plan.Own : ThreadScratch<T>.Of(_plan.OwnLength));

    /// <summary>Computes some units, one after the other.</summary>
    /// <param name="first">The first.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="own">The thread's own memory.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void RunUnits(int first, int end, T* own)
    {
        for (var unit = first; unit < end; unit++)
            RunUnit(unit, own);
    }

    private void RunUnit(int unit, T* own)
    {
        var part = unit / _plan.Bands;
        var (firstRow, endRow) = _plan.RowsOf(unit % _plan.Bands);
        var pixels = _source.Planes + (part * TCorrelation.SourceChannels * _plan.PlaneLength);
        if (_plan.IsCopied)
        {
            CopyBetweenMargins(part, firstRow, endRow, own);
            pixels = CorrelationPlan<T, TCorrelation>.Planes(own)
                + ((_plan.Margin - ((nint)FirstSourceRow(firstRow) * _plan.RowWidth)) * Lanes.Width);
        }

        for (var phase = 0; phase < TCorrelation.ResultStep * TCorrelation.ResultStep; phase++)
            RunPhase(_plan.Phases[phase], firstRow, Math.Min(endRow, _plan.Phases[phase].Rows), part, pixels, own);
    }

    /// <summary>The source row, inside the source or above it, in the first row of the planes of a band.</summary>
    private int FirstSourceRow(int row) => (row * TCorrelation.SourceStep) + _plan.FirstSourceRow;

    /// <summary>Copies the source rows for a band into the planes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CopyBetweenMargins(int part, int firstRow, int endRow, T* own)
    {
        var top = FirstSourceRow(firstRow);
        var start = Math.Max(0, top);
        var end = Math.Min(TCorrelation.SourceHeight, FirstSourceRow(endRow - 1) + _plan.SourceRowsOfOne);
        if (start >= end)
            return;
        var rowLength = (nint)_plan.RowWidth * Lanes.Width;
        var columns = Math.Max(0, Math.Min(TCorrelation.SourceWidth, _plan.RowWidth - _plan.Margin));
        var left = (nint)_plan.Margin * Lanes.Width;
        var right = left + ((nint)columns * Lanes.Width);
        var plane = CorrelationPlan<T, TCorrelation>.Planes(own) + ((start - top) * rowLength);
        for (var channel = 0; channel < TCorrelation.SourceChannels; channel++, plane += _plan.PlaneLength)
        {
            var row = plane;
            for (var i = start; i < end; i++, row += rowLength)
            {
                for (nint k = 0; k < left; k += V.Count)
                    V.Store(row + k, V.Zero);
                for (var k = right; k < rowLength; k += V.Count)
                    V.Store(row + k, V.Zero);
            }

            var from = ((nint)part * TCorrelation.SourceChannels) + channel;
            _source.Copy<V>(from, start, end - start, columns, plane + left, rowLength);
        }
    }

    /// <summary>
    /// The results of a phase. Where the first-level cache holds the pixels that a row of results reads, row after row is
    /// done for some channels, as the results lie. Otherwise a column of tiles is done before the next, and each of its tiles
    /// for all channels: the cache then holds the pixels that these share.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void RunPhase(
        in CorrelationPhase phase, int firstRow, int endRow, int part, T* pixels, T* own)
    {
        var tiles = _plan.Tiles;
        var weights = _plan.Weights + (part % TCorrelation.Groups * _plan.GroupWeights);
        var firstChannel = part % TCorrelation.Groups * TCorrelation.ResultChannels;
        var results = part * TCorrelation.ResultChannels * ResultPlane;
        CorrelationCells<T> cells = default;
        cells.Block = part / TCorrelation.Groups;
        cells.ResultPlane = ResultPlane;
        cells.ResultStep = TCorrelation.ResultStep * Lanes.Width;
        cells.ChannelStride = TFinish.IsSum ? ResultPlane : tiles.Pixels * Lanes.Width;
        cells.RowStride = tiles.Channels * cells.ChannelStride;
        var columnStride = TFinish.IsSum ? cells.ResultStep : Lanes.Width;
        ConvolutionWalk walk = default;
        walk.Inner = TCorrelation.SourceStep * Lanes.Width;
        walk.ResultLong = tiles.ChannelsAreLong ? cells.ChannelStride : columnStride;
        walk.ResultShort = tiles.ChannelsAreLong ? columnStride : cells.ChannelStride;

        var outer = _plan.GoesByRows ? tiles.ChannelTiles : tiles.ColumnTiles;
        var inner = _plan.GoesByRows ? tiles.ColumnTiles : tiles.ChannelTiles;
        for (var i = 0; i < outer; i++)
        {
            for (var row = firstRow; row < endRow; row += TCorrelation.RowGroup)
            {
                cells.Row = phase.FirstRow + (row * TCorrelation.ResultStep);
                for (var j = 0; j < inner; j++)
                {
                    var channelTile = _plan.GoesByRows ? i : j;
                    var tile = phase.Tiles + (_plan.GoesByRows ? j : i);
                    if (tile->Count == 0)
                        continue;
                    cells.Columns = tile->Count;
                    cells.Column = phase.FirstColumn + (tile->First * TCorrelation.ResultStep);
                    var channel = tiles.FirstChannel(channelTile);
                    cells.Channels = tiles.FirstChannel(channelTile + 1) - channel;
                    cells.Channel = firstChannel + channel;
                    cells.Place = results + (channel * ResultPlane)
                        + ((((nint)cells.Row * TCorrelation.ResultWidth) + cells.Column) * Lanes.Width);
                    cells.First = TFinish.IsSum ? _result + cells.Place : _plan.Cells(own);
                    var isDeep = cells.Channels == tiles.Channels;
                    var leaf = tile->Count == tiles.Pixels
                        ? isDeep ? _leaves.WideDeep : _leaves.WideShallow
                        : isDeep ? _leaves.NarrowDeep : _leaves.NarrowShallow;
                    var start = _starts != null ? _starts + cells.Channel : _plan.Zeros;
                    for (var k = 0; k < TCorrelation.RowGroup; k++)
                    {
                        // The rows of the kernel that meet the source; the others meet zeros above or below it.
                        var sourceRow = (row + k) * TCorrelation.SourceStep;
                        var firstStep = 0;
                        var endStep = phase.SourceRowCount;
                        while (firstStep < endStep && !IsInside(sourceRow + phase.SourceRows[firstStep]))
                            firstStep++;
                        while (firstStep < endStep && !IsInside(sourceRow + phase.SourceRows[endStep - 1]))
                            endStep--;

                        walk.Steps = tile->Steps + (2 * firstStep * (nint)tile->StepsOfRow);
                        walk.Count = (endStep - firstStep) * tile->StepsOfRow;
                        var column = tile->First * TCorrelation.SourceStep;
                        var x = pixels + (((sourceRow * (nint)_plan.RowWidth) + column) * Lanes.Width);
                        var y = cells.First + (k * cells.RowStride);
                        for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                            leaf(x + lane, weights + (channelTile * _plan.TileWeights), start, y + lane, &walk);
                    }

                    if (!TFinish.IsSum)
                        _finish.Finish<V>(cells);
                }
            }
        }
    }

    private static bool IsInside(int row) => (uint)row < (uint)TCorrelation.SourceHeight;
}
