using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Where the lanes of a vector of <see cref="ChannelCrossEntropy{T}"/> lie: a position of as many examples as it has
/// lanes.
/// </summary>
/// <param name="Channels">The classes of the position.</param>
/// <param name="Example">The first lane's example.</param>
/// <param name="Position">The position.</param>
/// <param name="Count">How many of the lanes are examples.</param>
internal readonly record struct CellOfExamples(ChannelsOfCell Channels, int Example, int Position, int Count)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CellOfExamples At(int vector, int lanes, int classes, int positions, int rows)
    {
        // Vectors count positions of a block, and in each the parts of the block's 16 examples.
        var parts = Lanes.Width / lanes;
        var cell = vector / parts;
        var part = vector % parts * lanes;
        var stride = (nint)positions * Lanes.Width;
        var block = cell / positions;
        var first = (block * classes * stride) + ((cell % positions) * Lanes.Width) + part;
        var example = (block * Lanes.Width) + part;
        return new(
            new(first, stride, first + (classes * stride)),
            example,
            cell % positions,
            Math.Clamp(rows - example, 0, lanes));
    }
}

/// <summary>What the two forms of targets share.</summary>
internal static unsafe class CellCrossEntropy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The sum of <c>exp(x − max)</c> of each lane, which are stored where there is a gradient to store.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponentials<V>(T* x, T* gradient, V max, ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var sum = V.Zero;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
        {
            var exponential = VectorMath<T>.Exp(V.Load(x + at) - max);
            if (gradient != null)
                V.Store(gradient + at, exponential);
            sum += exponential;
        }

        return sum;
    }
}

/// <summary>The target is a class index a position. No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct ChannelClassCrossEntropy<T, TOptions>(
    T* input,
    int* indices,
    T* inputGradient,
    T scale,
    int classes,
    int positions,
    int rows,
    Chunks chunks,
    double* losses) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TOptions : struct, ICrossEntropyOptions<T>
{
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var chunk = first; chunk < end; chunk++)
            losses[chunk] = Run<V>(chunk);
    }

    /// <summary>The loss of a chunk of the cells, which count positions of a block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private double Run<V>(int chunk)
        where V : struct, ISimd<V, T>
    {
        var sharedMass = CrossEntropyTarget<T, TOptions>.SharedMass(classes);
        var share = CrossEntropyTarget<T, TOptions>.Share(classes);

        // Of each lane: 1 where it has a target, what its class adds to the target, and that class's place.
        var present = stackalloc T[16];
        var certain = stackalloc T[16];
        var given = stackalloc T[16];
        var places = stackalloc nint[16];
        var parts = Lanes.Width / V.Count;
        var total = 0.0;
        for (var vector = chunks.First(chunk) * parts; vector < chunks.First(chunk + 1) * parts; vector++)
        {
            var cell = CellOfExamples.At(vector, V.Count, classes, positions, rows);
            for (var lane = 0; lane < V.Count; lane++)
            {
                present[lane] = certain[lane] = given[lane] = T.Zero;
                if (lane >= cell.Count)
                    continue;
                var index = indices[((nint)(cell.Example + lane) * positions) + cell.Position];
                if (index == TOptions.IgnoreIndex)
                    continue;
                index = CrossEntropyTarget<T, TOptions>.Class(index, classes);
                present[lane] = T.One;
                certain[lane] = CrossEntropyTarget<T, TOptions>.Certain(index);
                places[lane] = cell.Channels.First + (index * cell.Channels.Stride) + lane;
                given[lane] = input[places[lane]];
            }

            var isPresent = V.GreaterThan(V.Load(present), V.Zero);
            var max = CellSoftmax<T>.Max<V>(input, cell.Channels);
            var sum = CellCrossEntropy<T>.Exponentials(input, inputGradient, max, cell.Channels);
            var mass = V.Load(certain) + V.Create(sharedMass);
            var losses = (mass * VectorMath<T>.Log(sum)) - (V.Load(certain) * (V.Load(given) - max));
            if (CrossEntropyTarget<T, TOptions>.IsSmoothed)
                losses -= SmoothProduct(cell.Channels, max, share);
            total += Number<T>.ToDouble(V.Sum(V.Where(isPresent, losses, V.Zero)));
            if (inputGradient == null)
                continue;
            Store(cell.Channels, isPresent, mass * V.Create(scale) / sum, share);
            for (var lane = 0; lane < cell.Count; lane++)
            {
                if (present[lane] != T.Zero)
                    inputGradient[places[lane]] -= certain[lane] * scale;
            }
        }

        return total;
    }

    /// <summary><c>e / C Σᵢ wᵢ (xᵢ − max)</c>; a class of weight 0 adds nothing even where its x is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V SmoothProduct<V>(ChannelsOfCell cell, V max, T share)
        where V : struct, ISimd<V, T>
    {
        var product = V.Zero;
        for (var index = 0; index < classes; index++)
        {
            var weight = CrossEntropyTarget<T, TOptions>.Weight<V>(index);
            var term = weight * (V.Load(input + cell.First + (index * cell.Stride)) - max);
            product += V.Where(V.Equal(weight, V.Zero), V.Zero, term);
        }

        return product * V.Create(share);
    }

    /// <summary>The gradient but for the target's own class, from the exponentials that stand in its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(ChannelsOfCell cell, V isPresent, V factor, T share)
        where V : struct, ISimd<V, T>
    {
        for (var index = 0; index < classes; index++)
        {
            var gradient = inputGradient + cell.First + (index * cell.Stride);
            var value = V.Load(gradient) * factor;
            if (CrossEntropyTarget<T, TOptions>.IsSmoothed)
                value -= CrossEntropyTarget<T, TOptions>.Weight<V>(index) * V.Create(share * scale);
            V.Store(gradient, V.Where(isPresent, value, V.Zero));
        }
    }
}

/// <summary>The target is a distribution a position. No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct ChannelDistributionCrossEntropy<T, TOptions>(
    T* input,
    T* targets,
    T* inputGradient,
    T scale,
    int classes,
    int positions,
    int rows,
    Chunks chunks,
    double* losses) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TOptions : struct, ICrossEntropyOptions<T>
{
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var chunk = first; chunk < end; chunk++)
            losses[chunk] = Run<V>(chunk);
    }

    /// <summary>The loss of a chunk of the cells, which count positions of a block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private double Run<V>(int chunk)
        where V : struct, ISimd<V, T>
    {
        // Where the lanes' targets are gathered; those past the last example stay 0.
        var lanes = stackalloc T[16];
        var parts = Lanes.Width / V.Count;
        var total = 0.0;
        for (var vector = chunks.First(chunk) * parts; vector < chunks.First(chunk + 1) * parts; vector++)
        {
            var cell = CellOfExamples.At(vector, V.Count, classes, positions, rows);
            new Span<T>(lanes, V.Count).Clear();
            var isPresent = V.FirstLanes(cell.Count);
            var max = CellSoftmax<T>.Max<V>(input, cell.Channels);
            var sum = CellCrossEntropy<T>.Exponentials(input, inputGradient, max, cell.Channels);
            var mass = V.Zero;
            var product = V.Zero;
            for (var index = 0; index < classes; index++)
            {
                var t = Target<V>(lanes, cell, index);
                var x = V.Load(input + cell.Channels.First + (index * cell.Channels.Stride)) - max;
                mass += t;
                product += V.Where(V.Equal(t, V.Zero), V.Zero, t * x);
            }

            var losses = (mass * VectorMath<T>.Log(sum)) - product;
            total += Number<T>.ToDouble(V.Sum(V.Where(isPresent, losses, V.Zero)));
            if (inputGradient == null)
                continue;
            var factor = mass * V.Create(scale) / sum;
            for (var index = 0; index < classes; index++)
            {
                var gradient = inputGradient + cell.Channels.First + (index * cell.Channels.Stride);
                var value = (V.Load(gradient) * factor) - (Target<V>(lanes, cell, index) * V.Create(scale));
                V.Store(gradient, V.Where(isPresent, value, V.Zero));
            }
        }

        return total;
    }

    /// <summary>A class's target in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Target<V>(T* lanes, CellOfExamples cell, int index)
        where V : struct, ISimd<V, T>
    {
        var source = targets + ((((nint)cell.Example * classes) + index) * positions) + cell.Position;
        for (var lane = 0; lane < cell.Count; lane++)
            lanes[lane] = source[(nint)lane * classes * positions];
        return CrossEntropyTarget<T, TOptions>.Of(
            V.Load(lanes), CrossEntropyTarget<T, TOptions>.Weight<V>(index), classes);
    }
}
