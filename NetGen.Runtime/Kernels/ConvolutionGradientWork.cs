using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradient of a convolution's parameters cut into units that do not depend on one another: for each group and tile of
/// output channels its tiles of taps.
/// </summary>
internal readonly unsafe struct ConvolutionGradientWork<T, TConvolution, TGradient, V> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TGradient : struct, ICorrelationSource<T>
    where V : struct, ISimd<V, T>
{
    private readonly ConvolutionGradientPlan<T, TConvolution> _plan;
    private readonly GivenSource<T> _input;
    private readonly TGradient _gradient;
    private readonly bool _hasBias;
    private readonly int _blocks;
    private readonly int _parts;

    public ConvolutionGradientWork(
        ConvolutionGradientPlan<T, TConvolution> plan, T* input, TGradient gradient, bool hasBias, int blocks, int parts)
    {
        _plan = plan;
        _input = new(input, TConvolution.InputHeight, TConvolution.InputWidth);
        _gradient = gradient;
        _hasBias = hasBias;
        _blocks = blocks;
        _parts = parts;
    }

    public void Run(int part) => RunUnits(
        ConvolutionTiling.First(_plan.Units, _parts, part),
        ConvolutionTiling.First(_plan.Units, _parts, part + 1),
        ThreadTeam.Member == 0 ? _plan.Own : ThreadScratch<T>.Of(_plan.OwnLength));

    /// <summary>Computes some units, one after the other.</summary>
    /// <param name="first">The first.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="own">The thread's own memory.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void RunUnits(int first, int end, T* own)
    {
        for (var group = first / _plan.UnitsOfGroup; group * _plan.UnitsOfGroup < end; group++)
        {
            var firstOfGroup = Math.Max(0, first - (group * _plan.UnitsOfGroup));
            var endOfGroup = Math.Min(_plan.UnitsOfGroup, end - (group * _plan.UnitsOfGroup));
            for (var tileGroup = 0; tileGroup < _plan.TileGroups; tileGroup++)
            {
                var tiles = new GradientTiles(
                    group,
                    _plan.Taps.OuterTiles,
                    firstOfGroup,
                    endOfGroup,
                    _plan.FirstTile(tileGroup),
                    _plan.FirstTile(tileGroup + 1));
                if (tiles.First < tiles.End)
                    Sum(tiles, own);
            }
        }
    }

    /// <summary>Sums for tiles, and adds the lanes up in the gradient.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Sum(in GradientTiles tiles, T* own)
    {
        var taps = _plan.Taps;
        var sums = ConvolutionGradientPlan<T, TConvolution>.Sums(own);
        Clear(sums, _plan.SumsLength);
        Clear(_plan.BiasSums(own), (nint)taps.OutputChannels * V.Count);
        var firstInput = taps.SpansChannels ? taps.FirstOuter(tiles.First) : 0;
        var inputs = taps.SpansChannels ? taps.FirstOuter(tiles.End) - firstInput : 1;
        firstInput += tiles.Group * taps.InputChannels;
        for (var block = 0; block < _blocks; block += _plan.BandBlocks)
        {
            var count = Math.Min(_plan.BandBlocks, _blocks - block);
            var plane = ((nint)block * TConvolution.InputChannels) + firstInput;
            var pixels = _input.Planes + (plane * _plan.PlaneLength);
            for (var row = 0; row < TConvolution.OutputHeight; row += _plan.BandRows)
            {
                if (taps.IsPadded && row % _plan.CopiedRows == 0)
                {
                    // The planes begin with what the first row sees, which those below it count from.
                    var planes = _plan.Planes(own);
                    for (var i = 0; i < count; i++)
                    {
                        var first = plane + ((nint)i * TConvolution.InputChannels);
                        Pad(first, inputs, row, planes + (i * _plan.InputsOfBlock));
                    }

                    pixels = planes - ((nint)row * TConvolution.Stride * taps.PlaneWidth * Lanes.Width);
                }

                var end = Math.Min(TConvolution.OutputHeight, row + _plan.BandRows);
                RunTiles(tiles, pixels, block, count, row, end, own);
            }
        }

        AddSums(tiles, sums);
        AddBiasSums(tiles, _plan.BiasSums(own));
    }

    /// <summary>Adds the products of a band to the sums of the tiles.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void RunTiles(
        in GradientTiles tiles, T* pixels, int firstBlock, int blocks, int firstRow, int endRow, T* own)
    {
        var taps = _plan.Taps;
        var sums = ConvolutionGradientPlan<T, TConvolution>.Sums(own);
        var outputPlane = _plan.OutputPlane;
        ConvolutionWalk walk = default;
        walk.Steps = _plan.Steps;
        walk.Inner = TConvolution.Dilation * Lanes.Width;
        walk.OuterA = _plan.OuterStride;
        walk.OuterB = outputPlane;
        walk.ResultShort = V.Count;
        var planeLength = _plan.PlaneLength;
        var products = _plan.Products(own);

        var stepsOfRow = TConvolution.OutputWidth * (Lanes.Width / V.Count);
        for (var outputTile = tiles.FirstOutput; outputTile < tiles.EndOutput; outputTile++)
        {
            var output = taps.FirstChannel(outputTile);
            var outputs = taps.FirstChannel(outputTile + 1) - output;
            walk.ResultLong = outputs * V.Count;
            var plane = ((nint)firstBlock * TConvolution.OutputChannels) + (tiles.Group * taps.OutputChannels) + output;
            var gradient = _gradient.Planes
                + (plane * outputPlane)
                + ((nint)firstRow * TConvolution.OutputWidth * Lanes.Width);
            if (_plan.CopiesGradient)
            {
                gradient = _plan.Gradient(own);
                CopyGradient(plane, outputs, blocks, firstRow, endRow - firstRow, gradient);
            }

            if (_hasBias && tiles.HasFirstOf(outputTile))
            {
                SumBias(
                    gradient,
                    outputs,
                    blocks,
                    (endRow - firstRow) * TConvolution.OutputWidth,
                    _plan.BiasSums(own) + (output * V.Count));
            }

            // Meanwhile the gradient that the next tile of channels reads comes nearer, channel after channel.
            var next = NextOf(tiles, outputTile, firstBlock, endRow);
            for (var tile = tiles.FirstOf(outputTile); tile < tiles.EndOf(outputTile); tile++)
            {
                var outer = taps.FirstOuter(tile);
                var outers = taps.FirstOuter(tile + 1) - outer;
                var x = pixels + (taps.SpansChannels ? (outer - taps.FirstOuter(tiles.First)) * planeLength : 0);
                for (var columnTile = 0; columnTile < taps.ColumnTiles; columnTile++)
                {
                    var column = taps.FirstColumn(columnTile);
                    var columns = taps.FirstColumn(columnTile + 1) - column;
                    var leaf = ConvolutionTaps<TConvolution>.Leaf<T, V>(outers, columns, outputs);
                    var row = taps.SpansChannels ? 0 : outer;
                    var endKernelRow = taps.SpansChannels ? TConvolution.KernelHeight : row + 1;
                    for (; row < endKernelRow; row++)
                    {
                        // Above and below the input, rows of the kernel meet zeros: a band of one block leaves them out.
                        var first = firstRow;
                        var end = endRow;
                        if (_plan.BandBlocks == 1)
                        {
                            var last = taps.SpansChannels ? row : outer + outers - 1;
                            var above = TConvolution.PadTop - (row * TConvolution.Dilation);
                            first = Math.Max(first, RowsUpTo(TConvolution.PadTop - (last * TConvolution.Dilation)));
                            end = Math.Min(end, RowsUpTo(TConvolution.InputHeight + above));
                        }

                        var count = outers * columns * outputs;
                        if (first < end)
                        {
                            if (next.Channels-- > 0)
                            {
                                var rows = Math.Min(_plan.BandRows, TConvolution.OutputHeight - next.Row);
                                _gradient.Prefetch(next.Plane++, next.Row, rows);
                            }

                            walk.Count = blocks * (end - first) * stepsOfRow;
                            leaf(
                                x + ((((((nint)first * TConvolution.Stride) + (row * TConvolution.Dilation))
                                    * taps.PlaneWidth) + (column * TConvolution.Dilation)) * Lanes.Width),
                                gradient + ((nint)(first - firstRow) * TConvolution.OutputWidth * Lanes.Width),
                                null,
                                products,
                                &walk);
                            AddLanes(products, count, sums);
                        }

                        sums += SumsOf(count);
                    }
                }
            }
        }
    }

    /// <summary>From where the gradient is read after some tile: no channels after the last one.</summary>
    private (nint Plane, int Channels, int Row) NextOf(in GradientTiles tiles, int tile, int block, int endRow)
    {
        var row = endRow - _plan.BandRows;
        if (++tile == tiles.EndOutput)
        {
            tile = tiles.FirstOutput;
            row = endRow;
        }

        if (row >= TConvolution.OutputHeight)
        {
            row = 0;
            block += _plan.BandBlocks;
        }

        var first = _plan.Taps.FirstChannel(tile);
        return (
            ((nint)block * TConvolution.OutputChannels) + (tiles.Group * _plan.Taps.OutputChannels) + first,
            block < _blocks ? _plan.Taps.FirstChannel(tile + 1) - first : 0,
            row);
    }

    /// <summary>The output rows that start above an input row.</summary>
    private static int RowsUpTo(int inputRow) =>
        (Math.Max(0, inputRow) + TConvolution.Stride - 1) / TConvolution.Stride;

    /// <summary>The elements that so many sums take, in whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SumsOf(int count) => (count + V.Count - 1) / V.Count * V.Count;

    /// <summary>Adds up the lanes of each of some vectors, as many at once as a vector has lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddLanes(T* vectors, int count, T* sums)
    {
        for (var i = 0; i < count; i += V.Count, vectors += V.Count * V.Count, sums += V.Count)
        {
            // What lies past the last vector goes to lanes that nobody reads.
            var sum = V.Count > 8 && count - i <= 8
                ? LaneSums<T>.OfEach(
                    8,
                    At(vectors, 0),
                    At(vectors, 1),
                    At(vectors, 2),
                    At(vectors, 3),
                    At(vectors, 4),
                    At(vectors, 5),
                    At(vectors, 6),
                    At(vectors, 7),
                    V.Zero,
                    V.Zero,
                    V.Zero,
                    V.Zero,
                    V.Zero,
                    V.Zero,
                    V.Zero,
                    V.Zero)
                : LaneSums<T>.OfEach(
                    V.Count,
                    At(vectors, 0),
                    At(vectors, 1),
                    At(vectors, 2),
                    At(vectors, 3),
                    At(vectors, 4),
                    At(vectors, 5),
                    At(vectors, 6),
                    At(vectors, 7),
                    At(vectors, 8),
                    At(vectors, 9),
                    At(vectors, 10),
                    At(vectors, 11),
                    At(vectors, 12),
                    At(vectors, 13),
                    At(vectors, 14),
                    At(vectors, 15));
            V.Store(sums, V.Load(sums) + sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V At(T* vectors, int i) => i < V.Count ? V.Load(vectors + (i * V.Count)) : V.Zero;

    /// <summary>Writes the sums to the gradient, in the order of <see cref="RunTiles"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddSums(in GradientTiles tiles, T* sums)
    {
        var taps = _plan.Taps;
        for (var outputTile = tiles.FirstOutput; outputTile < tiles.EndOutput; outputTile++)
        {
            var output = taps.FirstChannel(outputTile);
            var outputs = taps.FirstChannel(outputTile + 1) - output;
            output += tiles.Group * taps.OutputChannels;
            for (var tile = tiles.FirstOf(outputTile); tile < tiles.EndOf(outputTile); tile++)
            {
                var outer = taps.FirstOuter(tile);
                var outers = taps.FirstOuter(tile + 1) - outer;
                for (var columnTile = 0; columnTile < taps.ColumnTiles; columnTile++)
                {
                    var column = taps.FirstColumn(columnTile);
                    var columns = taps.FirstColumn(columnTile + 1) - column;
                    for (var row = 0; row < (taps.SpansChannels ? TConvolution.KernelHeight : 1); row++)
                    {
                        for (var i = 0; i < outers * columns; i++)
                        {
                            var channel = taps.SpansChannels ? outer + (i / columns) : 0;
                            var kernelRow = taps.SpansChannels ? row : outer + (i / columns);
                            var tap = (kernelRow * TConvolution.KernelWidth) + column + (i % columns);
                            for (var j = 0; j < outputs; j++)
                            {
                                _plan.Weight[ConvolutionWeight<TConvolution>.Place(output + j, channel, tap)] =
                                    sums[(i * outputs) + j];
                            }
                        }

                        sums += SumsOf(outers * columns * outputs);
                    }
                }
            }
        }
    }

    /// <summary>Copies what the output sees from a row on of some channels of a block, zeros around it included.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Pad(nint plane, int channels, int outputRow, T* destination)
    {
        var rowLength = (nint)_plan.Taps.PlaneWidth * Lanes.Width;
        var planeLength = _plan.PlaneLength;
        var columns = Math.Clamp(_plan.Taps.PlaneWidth - TConvolution.PadLeft, 0, TConvolution.InputWidth);
        var left = Math.Min(TConvolution.PadLeft, _plan.Taps.PlaneWidth) * Lanes.Width;
        var right = left + (columns * Lanes.Width);
        var top = (outputRow * TConvolution.Stride) - TConvolution.PadTop;
        var rows = planeLength / rowLength;
        for (var channel = 0; channel < channels; channel++, destination += planeLength)
        {
            var row = destination;
            for (var i = 0; i < rows; i++, row += rowLength)
            {
                var isInside = (uint)(top + i) < (uint)TConvolution.InputHeight;
                Clear(row, isInside ? left : rowLength);
                if (!isInside)
                    continue;
                _input.Copy<V>(plane + channel, top + i, 1, columns, row + left, rowLength);
                Clear(row + right, rowLength - right);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(T* destination, nint length)
    {
        for (nint i = 0; i < length; i += V.Count)
            V.Store(destination + i, V.Zero);
    }

    /// <summary>Copies a band of a tile's channels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CopyGradient(nint plane, int channels, int blocks, int row, int rows, T* destination)
    {
        var channelLength = _plan.OutputPlane;
        var blockLength = _plan.OutputsOfBlock;
        for (var block = 0; block < blocks; block++, plane += TConvolution.OutputChannels, destination += blockLength)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var to = destination + (channel * channelLength);
                _gradient.Copy<V>(
                    plane + channel, row, rows, TConvolution.OutputWidth, to, (nint)TConvolution.OutputWidth * Lanes.Width);
            }
        }
    }

    /// <summary>Adds a band of each channel of a tile to its sum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void SumBias(T* gradient, int channels, int blocks, int pixels, T* sums)
    {
        var channelLength = _plan.OutputPlane;
        var blockLength = _plan.OutputsOfBlock;
        for (var channel = 0; channel < channels; channel++, gradient += channelLength, sums += V.Count)
        {
            var sum = V.Load(sums);
            for (var block = 0; block < blocks; block++)
            {
                for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                    sum += VectorSum<T>.Of<V>(gradient + (block * blockLength) + lane, Lanes.Width, pixels);
            }

            V.Store(sums, sum);
        }
    }

    /// <summary>Adds the lanes of the sums of tiles' channels.</summary>
    private void AddBiasSums(in GradientTiles tiles, T* sums)
    {
        var taps = _plan.Taps;
        for (var tile = tiles.FirstOutput; _hasBias && tile < tiles.EndOutput; tile++)
        {
            if (!tiles.HasFirstOf(tile))
                continue;
            for (var channel = taps.FirstChannel(tile); channel < taps.FirstChannel(tile + 1); channel++)
                _plan.Bias[(tiles.Group * taps.OutputChannels) + channel] = V.Sum(V.Load(sums + (channel * V.Count)));
        }
    }
}

/// <summary>The tiles of a group of channels that are summed together: a run of units within some tiles of taps.</summary>
/// <param name="group">The group of channels.</param>
/// <param name="outerTiles">The tiles of taps in a tile of output channels.</param>
/// <param name="firstUnit">The first unit of the run.</param>
/// <param name="endUnit">Where the run ends.</param>
/// <param name="firstTile">The first tile of taps.</param>
/// <param name="endTile">Where they end.</param>
internal readonly struct GradientTiles(int group, int outerTiles, int firstUnit, int endUnit, int firstTile, int endTile)
{
    /// <summary>The group of channels.</summary>
    public int Group => group;

    /// <summary>The first tile of output channels.</summary>
    public int FirstOutput => firstUnit / outerTiles;

    /// <summary>Where those tiles end.</summary>
    public int EndOutput => (endUnit + outerTiles - 1) / outerTiles;

    /// <summary>The first tile of taps of any of them.</summary>
    public int First => EndOutput - FirstOutput == 1 ? FirstOf(FirstOutput) : firstTile;

    /// <summary>Where the tiles of taps end.</summary>
    public int End => EndOutput - FirstOutput == 1 ? EndOf(FirstOutput) : endTile;

    /// <summary>The first tile of taps of a tile of output channels.</summary>
    public int FirstOf(int output) => Math.Max(firstTile, firstUnit - (output * outerTiles));

    /// <summary>Whether the first of all tiles of taps of a tile of output channels is among them.</summary>
    public bool HasFirstOf(int output) => FirstOf(output) == 0;

    /// <summary>Where the tiles of taps of a tile of output channels end.</summary>
    public int EndOf(int output) => Math.Min(endTile, endUnit - (output * outerTiles));
}
