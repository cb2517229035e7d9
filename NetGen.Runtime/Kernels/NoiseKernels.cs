using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// <c>mask = 0 or 1 / (1 − rate)</c>, <c>Y = X ⊙ mask</c>: dropped where 16 random bits are below a threshold.
/// </summary>
internal readonly unsafe struct DropoutNoise<T>(T* input, T* output, T* mask, double rate) : INoise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _threshold = Number<T>.FromDouble(Math.Round(rate * 65536));
    private readonly T _scale = Number<T>.FromDouble(1 / (1 - rate));

    public static int NumbersOfBlock => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V, W>(W* words, int number, nint at, int count)
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>
    {
        var random = RandomLanes<T, W>.UInt16<V>(words[number / 2], number % 2);
        var isDropped = V.LessThan(random, V.Create(_threshold + RandomLanes<T, W>.UInt16Offset));
        var kept = V.Where(isDropped, V.Zero, V.Create(_scale));
        var product = V.Load(input + at) * kept;
        if (count < V.Count)
        {
            var isElement = V.FirstLanes(count);
            kept = V.Where(isElement, kept, V.Zero);
            product = V.Where(isElement, product, V.Zero);
        }

        V.Store(mask + at, kept);
        V.Store(output + at, product);
    }
}

/// <summary><c>Y = X + deviation n</c>.</summary>
internal readonly unsafe struct AddedNoise<T>(T* input, T* output, double deviation) : INoise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _deviation = Number<T>.FromDouble(deviation);

    public static int NumbersOfBlock => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V, W>(W* words, int number, nint at, int count)
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>
    {
        var sum = V.MultiplyAdd(
            RandomLanes<T, W>.Normal<V>(words[number]), V.Create(_deviation), V.Load(input + at));
        V.Store(output + at, count < V.Count ? V.Where(V.FirstLanes(count), sum, V.Zero) : sum);
    }
}

/// <summary>Noise on a tensor in panels.</summary>
internal readonly unsafe struct NoiseOnPanels<T, TNoise>(
    TNoise noise, int features, int rows, int capacity, int firstRow, DrawKey key) : IRandomKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TNoise : struct, INoise<T>
{
    /// <summary>The items: columns of blocks of numbers by groups of their examples.</summary>
    public int Items
    {
        get
        {
            var grid = new DrawGrid(features, TNoise.NumbersOfBlock);
            var columns = 16 * grid.Columns;
            return (Panels.PaddedFeatures(features) + columns - 1) / columns * Groups(grid);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V, W>(int firstItem, int endItem)
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>
    {
        var words = stackalloc W[4];
        var grid = new DrawGrid(features, TNoise.NumbersOfBlock);
        var width = Panels.Width(features);
        var padded = Panels.PaddedFeatures(features);
        var examples = 16 * grid.Examples;
        var firstGroup = firstRow / examples;
        var groups = Groups(grid);
        for (var item = firstItem; item < endItem; item++)
        {
            var first = item / groups * 16 * grid.Columns;
            var example = (firstGroup + (item % groups)) * (long)examples;
            for (var r = 0; r < 16; r++)
            {
                var row = (int)(example + r - firstRow);
                if (row >= rows || row + examples - 16 < 0)
                    continue;
                for (var lane = 0; lane < 16; lane += V.Count)
                {
                    PhiloxLanes.Draw<T, W>(
                        key,
                        (uint)((first / grid.Columns) + lane),
                        (uint)((example / grid.Examples) + r),
                        alongRow: true,
                        words);
                    for (var number = 0; number < TNoise.NumbersOfBlock; number++)
                    {
                        var column = first + grid.ColumnsTo(number) + lane;
                        var place = row + (grid.ExampleOf(number) * 16);
                        if ((uint)place >= (uint)rows || column >= padded)
                            continue;
                        var inPanel = column & (width - 1);
                        var at = ((nint)(column - inPanel) * capacity) + ((nint)place * width) + inPanel;
                        noise.Apply<V, W>(words, number, at, features - column);
                    }
                }
            }
        }
    }

    /// <summary>The groups of examples whose numbers come from the same blocks.</summary>
    private int Groups(DrawGrid grid)
    {
        var examples = 16 * grid.Examples;
        return (int)(((firstRow + (long)rows + examples - 1) / examples) - (firstRow / examples));
    }
}

/// <summary>Noise on a tensor in lanes.</summary>
internal readonly unsafe struct NoiseOnLanes<T, TNoise>(
    TNoise noise, int features, int rows, int firstRow, DrawKey key) : IRandomKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TNoise : struct, INoise<T>
{
    /// <summary>The items: groups of blocks of examples by 16 features that are the first of blocks of numbers.</summary>
    public int Items
    {
        get
        {
            var grid = new DrawGrid(features, TNoise.NumbersOfBlock);
            var groups = ((firstRow / Lanes.Width) + Lanes.Blocks(rows) + grid.Examples - 1) / grid.Examples;
            return (groups - (firstRow / Lanes.Width / grid.Examples)) * Columns(grid);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V, W>(int firstItem, int endItem)
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>
    {
        var words = stackalloc W[4];
        var grid = new DrawGrid(features, TNoise.NumbersOfBlock);
        var firstBlock = firstRow / Lanes.Width;
        var blocks = Lanes.Blocks(rows);
        var columns = Columns(grid);
        for (var item = firstItem; item < endItem; item++)
        {
            var group = (firstBlock / grid.Examples) + (item / columns);
            var column = item % columns * 16;
            for (var i = 0; i < 16; i++)
            {
                var feature = (column * grid.Columns) + i;
                if (feature >= features)
                    break;
                for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                {
                    PhiloxLanes.Draw<T, W>(
                        key, (uint)(column + i), (uint)((group * Lanes.Width) + lane), alongRow: false, words);
                    for (var number = 0; number < TNoise.NumbersOfBlock; number++)
                    {
                        var element = feature + grid.ColumnsTo(number);
                        var block = (group * grid.Examples) + grid.ExampleOf(number) - firstBlock;
                        if ((uint)block >= (uint)blocks || element >= features)
                            continue;
                        var at = ((((nint)block * features) + element) * Lanes.Width) + lane;
                        noise.Apply<V, W>(words, number, at, rows - (block * Lanes.Width) - lane);
                    }
                }
            }
        }
    }

    private int Columns(DrawGrid grid) => (features + (16 * grid.Columns) - 1) / (16 * grid.Columns);
}
