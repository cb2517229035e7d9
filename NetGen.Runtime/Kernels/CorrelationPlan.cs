using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The results of a correlation whose rows and columns leave the same remainders.</summary>
internal unsafe struct CorrelationPhase
{
    /// <summary>The first result row; the others are <see cref="ICorrelation.ResultStep"/> apart.</summary>
    public int FirstRow;

    /// <summary>The first result column; the others are as far apart.</summary>
    public int FirstColumn;

    public int Rows;

    public int Columns;

    /// <summary>The source row that each row of the kernel reads for the first result row.</summary>
    public int* SourceRows;

    public int SourceRowCount;

    /// <summary>The tiles along a row.</summary>
    public CorrelationColumns* Tiles;
}

/// <summary>The columns of one tile.</summary>
internal unsafe struct CorrelationColumns
{
    /// <summary>The first column, counted in the phase.</summary>
    public int First;

    /// <summary>The number of columns.</summary>
    public int Count;

    /// <summary>
    /// The weights that meet the source within its borders: for each row of the kernel as many steps as
    /// <see cref="StepsOfRow"/>, for each channel and column, with the distance of the pixel from the first one of the
    /// first channel and the place of the weight.
    /// </summary>
    public int* Steps;

    public int StepsOfRow;

    /// <summary>The first column of the kernel among the steps.</summary>
    public int FirstKernelColumn;

    /// <summary>Where those columns end.</summary>
    public int EndKernelColumn;

    /// <summary>Whether the steps are those of another tile of the same phase.</summary>
    public readonly bool HasStepsOf(in CorrelationColumns other) =>
        FirstKernelColumn == other.FirstKernelColumn && EndKernelColumn == other.EndKernelColumn;
}

/// <summary>
/// What a correlation needs besides its operands: the weights in the order of its tiles, the phases with their steps,
/// and for each thread the source rows of a band with zeros at the sides and room for a tile. Source rows outside the
/// image are left out of the steps.
/// </summary>
internal unsafe struct CorrelationPlan<T, TCorrelation>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCorrelation : struct, ICorrelation
{
    /// <summary>
    /// For each group and tile of channels, row of the kernel, source channel and column of the kernel the weights of
    /// the tile's channels.
    /// </summary>
    public readonly T* Weights;

    public readonly CorrelationPhase* Phases;

    /// <summary>How the results are cut.</summary>
    public readonly CorrelationTiles<TCorrelation> Tiles;

    /// <summary>What the sums start from where there is no bias.</summary>
    public readonly T* Zeros;

    /// <summary>What they start from, channel by channel, where a batch normalization is folded in.</summary>
    public readonly T* Shifts;

    /// <summary>The columns of a row that the tiles read.</summary>
    public readonly int RowWidth;

    /// <summary>The columns of zeros at the left.</summary>
    public readonly int Margin;

    /// <summary>
    /// The bands into which the rows of a phase are cut: so many that the second-level cache holds what a band reads, or more.
    /// </summary>
    public int Bands;

    /// <summary>The memory of the thread that planned, of <see cref="OwnLength"/>: each other thread needs as much.</summary>
    public readonly T* Own;

    /// <summary>The first source row that the first row of a phase reads, inside the source or above it.</summary>
    public readonly int FirstSourceRow;

    /// <summary>The source rows, inside the source or around it, from the first to the last that a row of results reads.</summary>
    public readonly int SourceRowsOfOne;

    /// <summary>Whether a row of results is done, for some channels, before the next.</summary>
    public readonly bool GoesByRows;

    /// <summary>
    /// The bytes of the source that a band reads: what a common second-level cache holds next to the results.
    /// </summary>
    private const int BandBytes = 768 * 1024;

    /// <summary>What a common first-level cache holds next to the weights of a tile.</summary>
    private const int RowBytes = 28 * 1024;

    private readonly int _planeHeight;
    private readonly T* _scales;
    private readonly CorrelationColumns* _tiles;
    private readonly int* _sourceRows;
    private readonly int* _steps;

    /// <summary>Takes the memory for the plan, whose contents are for <see cref="Prepare"/> to compute.</summary>
    /// <param name="scratch">The memory.</param>
    /// <param name="isComputed">Whether the source has to be copied because it lies nowhere.</param>
    public CorrelationPlan(ref Scratch<T> scratch, bool isComputed)
    {
        Tiles = new CorrelationTiles<TCorrelation>();
        var (first, end) = (0, 0);
        for (var phase = 0; phase < TCorrelation.ResultStep; phase++)
        {
            var columns = Count(TCorrelation.ResultWidth, phase);
            for (var k = 0; columns > 0 && k < TCorrelation.KernelWidth; k++)
            {
                if (!TCorrelation.TryColumn(phase, k, out var column))
                    continue;
                first = Math.Min(first, column);
                end = Math.Max(end, column + ((columns - 1) * TCorrelation.SourceStep) + 1);
            }
        }

        var (firstRow, endRow) = (int.MaxValue, int.MinValue);
        for (var phase = 0; phase < TCorrelation.ResultStep; phase++)
        {
            for (var k = 0; k < TCorrelation.KernelHeight; k++)
            {
                if (!TCorrelation.TryRow(phase, k, out var row))
                    continue;
                firstRow = Math.Min(firstRow, row);
                endRow = Math.Max(endRow, row + 1);
            }
        }

        IsCopied = isComputed || first < 0 || end > TCorrelation.SourceWidth || CrowdsSets;
        Margin = -first;
        RowWidth = IsCopied ? Math.Max(1, Margin + end) : TCorrelation.SourceWidth;
        FirstSourceRow = firstRow;
        SourceRowsOfOne = endRow - firstRow;
        GoesByRows = (nint)TCorrelation.SourceChannels * TCorrelation.KernelHeight * RowWidth * Lanes.Width * sizeof(T)
            <= RowBytes;
        var rows = (int)(BandBytes / sizeof(T) / ((nint)TCorrelation.SourceChannels * RowWidth * Lanes.Width));
        Bands = ConvolutionTiling.Parts(
            RowGroups, Math.Max(1, (((rows - SourceRowsOfOne) / TCorrelation.SourceStep) + 1) / TCorrelation.RowGroup));
        var bandRows = ConvolutionTiling.Longest(RowGroups, Bands) * TCorrelation.RowGroup;
        _planeHeight = IsCopied
            ? ((bandRows - 1) * TCorrelation.SourceStep) + SourceRowsOfOne
            : TCorrelation.SourceHeight;
        Own = scratch.Take<T>(OwnLength);
        Zeros = scratch.Take<T>(Tiles.Channels);
        Shifts = scratch.Take<T>(TCorrelation.Groups * TCorrelation.ResultChannels);
        _scales = scratch.Take<T>(TCorrelation.Groups * TCorrelation.ResultChannels);
        Weights = scratch.Take<T>(TCorrelation.Groups * GroupWeights);
        var phases = (nint)TCorrelation.ResultStep * TCorrelation.ResultStep;
        Phases = scratch.Take<CorrelationPhase>(phases);
        _tiles = scratch.Take<CorrelationColumns>(phases * Tiles.ColumnTiles);
        _sourceRows = scratch.Take<int>(TCorrelation.KernelHeight);
        _steps = scratch.Take<int>(2 * (nint)TCorrelation.SourceChannels * Taps * Tiles.ColumnTiles);
    }

    /// <summary>Whether tiles read a copy and not the source.</summary>
    public readonly bool IsCopied { get; }

    /// <summary>The elements of a channel of what the tiles read; an odd number of pixels where it is a copy.</summary>
    public readonly nint PlaneLength =>
        (IsCopied ? ((nint)_planeHeight * RowWidth) | 1 : (nint)_planeHeight * RowWidth) * Lanes.Width;

    private readonly nint PlanesLength => IsCopied ? TCorrelation.SourceChannels * PlaneLength : 0;

    /// <summary>The elements of memory that each thread needs for itself.</summary>
    public readonly nint OwnLength =>
        PlanesLength + ((nint)TCorrelation.RowGroup * Tiles.Channels * Tiles.Pixels * Lanes.Width);

    /// <summary>
    /// Whether the same pixel of all channels would compete for a few sets of the caches, for they lie pages apart.
    /// </summary>
    private static bool CrowdsSets => TCorrelation.SourceChannels > 8
        && (nint)TCorrelation.SourceHeight * TCorrelation.SourceWidth * Lanes.Width * sizeof(T) % 4096 == 0;

    /// <summary>The rows of the longest phase, those that are computed together counted as one: the most bands.</summary>
    public static int RowGroups => Count(TCorrelation.ResultHeight, 0) / TCorrelation.RowGroup;

    /// <summary>The source rows of a band with zeros at the sides, where they are copied.</summary>
    /// <param name="own">A thread's own memory.</param>
    public static T* Planes(T* own) => own;

    /// <summary>Room for the sums of a tile.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* Cells(T* own) => own + PlanesLength;

    /// <summary>The rows of a band, in the longest phase.</summary>
    public readonly (int First, int End) RowsOf(int band) => (
        ConvolutionTiling.First(RowGroups, Bands, band) * TCorrelation.RowGroup,
        ConvolutionTiling.First(RowGroups, Bands, band + 1) * TCorrelation.RowGroup);

    /// <summary>The weights of a tile of channels.</summary>
    public readonly nint TileWeights =>
        (nint)TCorrelation.SourceChannels * Taps * Tiles.Channels;

    /// <summary>The weights of a group.</summary>
    public readonly nint GroupWeights => TileWeights * Tiles.ChannelTiles;

    private static int Taps => TCorrelation.KernelHeight * TCorrelation.KernelWidth;

    /// <summary>Computes everything that does not depend on the source.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="bias">The bias, where there is one.</param>
    /// <param name="norm">
    /// What is folded in: the weights are multiplied by its scales, and the sums start from its shifts, so that it costs
    /// nothing more.
    /// </param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Prepare(T* weight, T* bias, in FoldedBatchNorm<T> norm)
    {
        new Span<T>(Zeros, Tiles.Channels).Clear();
        if (norm.IsThere)
        {
            norm.Write(
                TCorrelation.Groups * TCorrelation.ResultChannels, TCorrelation.HasBias ? bias : null, _scales, Shifts);
        }

        PackWeights(weight, norm.IsThere ? _scales : null);

        var phase = Phases;
        var tiles = _tiles;
        var sourceRows = _sourceRows;
        var steps = _steps;
        for (var row = 0; row < TCorrelation.ResultStep; row++)
        {
            var count = 0;
            for (var k = 0; k < TCorrelation.KernelHeight; k++)
            {
                if (TCorrelation.TryRow(row, k, out var sourceRow))
                    sourceRows[count++] = sourceRow;
            }

            for (var column = 0; column < TCorrelation.ResultStep; column++, phase++)
            {
                *phase = new CorrelationPhase
                {
                    FirstRow = row,
                    FirstColumn = column,
                    Rows = Count(TCorrelation.ResultHeight, row),
                    Columns = Count(TCorrelation.ResultWidth, column),
                    SourceRows = sourceRows,
                    SourceRowCount = count,
                    Tiles = tiles,
                };
                for (var i = 0; i < Tiles.ColumnTiles; i++, tiles++)
                {
                    *tiles = Tile(*phase, i);
                    if (i > 0 && tiles->HasStepsOf(tiles[-1]))
                    {
                        tiles->Steps = tiles[-1].Steps;
                        continue;
                    }

                    tiles->Steps = steps;
                    steps = WriteSteps(*phase, *tiles, steps);
                }
            }

            sourceRows += count;
        }
    }

    private readonly CorrelationColumns Tile(in CorrelationPhase phase, int index)
    {
        var first = Tiles.FirstColumn(phase.Columns, index);
        var end = Tiles.FirstColumn(phase.Columns, index + 1);
        var tile = new CorrelationColumns { First = first, Count = end - first };
        for (var column = 0; column < TCorrelation.KernelWidth; column++)
        {
            if (!TCorrelation.TryColumn(phase.FirstColumn, column, out var sourceColumn)
                || sourceColumn + ((end - 1) * TCorrelation.SourceStep) < 0
                || sourceColumn + (first * TCorrelation.SourceStep) >= TCorrelation.SourceWidth)
            {
                continue;
            }

            if (tile.StepsOfRow == 0)
                tile.FirstKernelColumn = column;
            tile.EndKernelColumn = column + 1;
            tile.StepsOfRow += TCorrelation.SourceChannels;
        }

        return tile;
    }

    /// <summary>Writes the steps of a tile and returns where they end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly int* WriteSteps(in CorrelationPhase phase, in CorrelationColumns tile, int* steps)
    {
        for (var row = 0; row < TCorrelation.KernelHeight; row++)
        {
            if (!TCorrelation.TryRow(phase.FirstRow, row, out var sourceRow))
                continue;
            for (var channel = 0; channel < TCorrelation.SourceChannels; channel++)
            {
                var pixels = (channel * PlaneLength) + ((nint)sourceRow * RowWidth * Lanes.Width);
                var weights = (nint)((row * TCorrelation.SourceChannels) + channel) * TCorrelation.KernelWidth;
                for (var column = tile.FirstKernelColumn; column < tile.EndKernelColumn; column++)
                {
                    if (!TCorrelation.TryColumn(phase.FirstColumn, column, out var sourceColumn))
                        continue;
                    *steps++ = (int)(pixels + (sourceColumn * Lanes.Width));
                    *steps++ = (int)((weights + column) * Tiles.Channels);
                }
            }
        }

        return steps;
    }

    /// <summary>
    /// Copies the weights, multiplied by their channel's scale where there are scales. Where those of a tile's channels lie
    /// differs by the same distances for every source channel and element of the kernel.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void PackWeights(T* weight, T* scales)
    {
        var places = stackalloc nint[ConvolutionTile<T>.LongestLongSide];
        var packed = Weights;
        for (var group = 0; group < TCorrelation.Groups; group++)
        {
            var firstChannel = group * TCorrelation.ResultChannels;
            for (var tile = 0; tile < Tiles.ChannelTiles; tile++)
            {
                var first = Tiles.FirstChannel(tile);
                var count = Tiles.FirstChannel(tile + 1) - first;
                var start = TCorrelation.WeightPlace(group, first, 0, 0);
                for (var i = 0; i < count; i++)
                    places[i] = TCorrelation.WeightPlace(group, first + i, 0, 0) - start;
                for (var row = 0; row < TCorrelation.KernelHeight; row++)
                {
                    for (var channel = 0; channel < TCorrelation.SourceChannels; channel++)
                    {
                        var from = weight
                            + TCorrelation.WeightPlace(group, first, channel, row * TCorrelation.KernelWidth);
                        for (var column = 0; column < TCorrelation.KernelWidth; column++)
                        {
                            for (var i = 0; i < count; i++)
                            {
                                packed[i] = scales == null
                                    ? from[places[i]]
                                    : from[places[i]] * scales[firstChannel + first + i];
                            }

                            packed += Tiles.Channels;
                            from += TCorrelation.NextWeight;
                        }
                    }
                }
            }
        }
    }

    /// <summary>The rows or columns of a phase.</summary>
    private static int Count(int length, int phase) =>
        (length - phase + TCorrelation.ResultStep - 1) / TCorrelation.ResultStep;
}
