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
        if (_plan.Taps.IsPadded)
            _plan.ClearPlanes(own);
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

            // The part that has the first tile of taps computes the bias.
            for (var tile = 0; _hasBias && tile < _plan.Taps.ChannelTiles; tile++)
            {
                var unit = tile * _plan.Taps.OuterTiles;
                if (unit >= firstOfGroup && unit < endOfGroup)
                    SumBias(group, tile);
            }
        }
    }

    /// <summary>Sums for tiles, and adds the lanes up in the gradient.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Sum(in GradientTiles tiles, T* own)
    {
        var taps = _plan.Taps;
        var firstInput = taps.SpansChannels ? taps.FirstOuter(tiles.First) : 0;
        var inputs = taps.SpansChannels ? taps.FirstOuter(tiles.End) - firstInput : 1;
        firstInput += tiles.Group * taps.InputChannels;
        var firstOutput = taps.FirstChannel(tiles.FirstOutput);
        var outputs = taps.FirstChannel(tiles.EndOutput) - firstOutput;
        firstOutput += tiles.Group * taps.OutputChannels;
        for (var block = 0; block < _blocks; block += _plan.BandBlocks)
        {
            var count = Math.Min(_plan.BandBlocks, _blocks - block);
            var plane = ((nint)block * TConvolution.InputChannels) + firstInput;
            var pixels = _input.Planes + (plane * taps.PlaneLength);
            if (taps.IsPadded)
            {
                pixels = _plan.Planes(own);
                for (var i = 0; i < count; i++)
                    Pad(plane + ((nint)i * TConvolution.InputChannels), inputs, pixels + (i * _plan.InputsOfBlock));
            }

            for (var row = 0; row < TConvolution.OutputHeight; row += _plan.BandRows)
            {
                var end = Math.Min(TConvolution.OutputHeight, row + _plan.BandRows);
                plane = ((nint)block * TConvolution.OutputChannels) + firstOutput;
                var gradient = _gradient.Planes
                    + (plane * _plan.OutputPlane)
                    + ((nint)row * TConvolution.OutputWidth * Lanes.Width);
                if (_plan.CopiesGradient)
                {
                    gradient = _plan.Gradient(own);
                    for (var i = 0; i < count; i++, plane += TConvolution.OutputChannels)
                        CopyGradient(plane, outputs, row, end - row, gradient + (i * _plan.OutputsOfBlock));
                }

                RunTiles(tiles, pixels, gradient, row, end, count, ConvolutionGradientPlan<T, TConvolution>.Sums(own), block == 0 && row == 0);
            }
        }

        AddSums(tiles, ConvolutionGradientPlan<T, TConvolution>.Sums(own));
    }

    /// <summary>Adds the products of a band to the sums of the tiles, or starts the sums with them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void RunTiles(
        in GradientTiles tiles, T* pixels, T* gradient, int firstRow, int endRow, int blocks, T* sums, bool starts)
    {
        var taps = _plan.Taps;
        ConvolutionWalk walk = default;
        walk.Steps = _plan.Steps;
        walk.Inner = TConvolution.Dilation * Lanes.Width;
        walk.OuterA = taps.OuterStride;
        walk.OuterB = _plan.OutputPlane;
        walk.ResultLong = ConvolutionTile<T>.LongestShortSide * V.Count;
        walk.ResultShort = V.Count;

        var stepsOfRow = TConvolution.OutputWidth * (Lanes.Width / V.Count);
        for (var outputTile = tiles.FirstOutput; outputTile < tiles.EndOutput; outputTile++)
        {
            var output = taps.FirstChannel(outputTile);
            var outputs = taps.FirstChannel(outputTile + 1) - output;
            output -= taps.FirstChannel(tiles.FirstOutput);
            for (var tile = tiles.FirstOf(outputTile); tile < tiles.EndOf(outputTile); tile++)
            {
                var outer = taps.FirstOuter(tile);
                var outers = taps.FirstOuter(tile + 1) - outer;
                var x = pixels + (taps.SpansChannels ? (outer - taps.FirstOuter(tiles.First)) * taps.PlaneLength : 0);
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

                        var length = outers * columns * walk.ResultLong;
                        if (starts)
                            new Span<T>(sums, (int)length).Clear();
                        if (first < end)
                        {
                            walk.Count = blocks * (end - first) * stepsOfRow;
                            leaf(
                                x + ((((((nint)first * TConvolution.Stride) + (row * TConvolution.Dilation))
                                    * taps.PlaneWidth) + (column * TConvolution.Dilation)) * Lanes.Width),
                                gradient + (output * _plan.OutputPlane)
                                    + ((nint)(first - firstRow) * TConvolution.OutputWidth * Lanes.Width),
                                sums,
                                sums,
                                &walk);
                        }

                        sums += length;
                    }
                }
            }
        }
    }

    /// <summary>The output rows that start above an input row.</summary>
    private static int RowsUpTo(int inputRow) =>
        (Math.Max(0, inputRow) + TConvolution.Stride - 1) / TConvolution.Stride;

    /// <summary>Adds the lanes of each sum to the gradient, in the order of <see cref="RunTiles"/>.</summary>
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
                                    V.Sum(V.Load(sums + (j * V.Count)));
                            }

                            sums += ConvolutionTile<T>.LongestShortSide * V.Count;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Copies some channels of a block between zeros.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Pad(nint plane, int channels, T* destination)
    {
        var taps = _plan.Taps;
        var height = Math.Min(TConvolution.InputHeight, taps.PlaneHeight - TConvolution.PadTop);
        var width = Math.Min(TConvolution.InputWidth, taps.PlaneWidth - TConvolution.PadLeft);
        if (width <= 0)
            return;
        destination += (((nint)TConvolution.PadTop * taps.PlaneWidth) + TConvolution.PadLeft) * Lanes.Width;
        for (var channel = 0; channel < channels; channel++, destination += taps.PlaneLength)
            _input.Copy<V>(plane + channel, 0, height, width, destination, (nint)taps.PlaneWidth * Lanes.Width);
    }

    /// <summary>Copies a band of some channels of a block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CopyGradient(nint plane, int channels, int row, int rows, T* destination)
    {
        for (var channel = 0; channel < channels; channel++, destination += _plan.OutputPlane)
        {
            var width = TConvolution.OutputWidth;
            _gradient.Copy<V>(plane + channel, row, rows, width, destination, (nint)width * Lanes.Width);
        }
    }

    /// <summary>Sums the gradient of a tile's channels over all pixels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void SumBias(int group, int tile)
    {
        var taps = _plan.Taps;
        var end = (group * taps.OutputChannels) + taps.FirstChannel(tile + 1);
        for (var channel = (group * taps.OutputChannels) + taps.FirstChannel(tile); channel < end; channel++)
        {
            var sum = V.Zero;
            for (var block = 0; block < _blocks; block++)
            {
                for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                    sum += _gradient.Sum<V>(((nint)block * TConvolution.OutputChannels) + channel, lane);
            }

            _plan.Bias[channel] = V.Sum(sum);
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

    /// <summary>Where the tiles of taps of a tile of output channels end.</summary>
    public int EndOf(int output) => Math.Min(endTile, endUnit - (output * outerTiles));
}
