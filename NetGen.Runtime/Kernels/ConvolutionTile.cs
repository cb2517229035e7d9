using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// How the two sides of a tile of a convolution read memory. At each step the tile multiplies every element of its long
/// side by every element of its short side; an element is a vector of examples, or a weight in all lanes.
/// </summary>
internal unsafe interface IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Element <paramref name="i"/> of the long side, with both operands at the step.</summary>
    static abstract V Long<V>(T* a, T* b, int i)
        where V : struct, ISimd<V, T>;

    /// <summary>Element <paramref name="j"/> of the short side, with both operands at the step.</summary>
    static abstract V Short<V>(T* a, T* b, int j)
        where V : struct, ISimd<V, T>;

    /// <summary>What the sum of a pair starts from.</summary>
    static abstract V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T>;

    /// <summary>The place of a pair's sum.</summary>
    static abstract nint Place<V>(int i, int j)
        where V : struct, ISimd<V, T>;
}

/// <summary>
/// The steps over which a tile sums: rounds of runs of the same steps. Distances are in elements.
/// </summary>
internal unsafe struct ConvolutionWalk
{
    /// <summary>For each step of a run its distance from the start of the run, in the first operand and in the second.</summary>
    public int* Steps;

    /// <summary>The steps of a run.</summary>
    public int Count;

    /// <summary>The runs of a round.</summary>
    public int Runs;

    /// <summary>From run to run in the first operand.</summary>
    public nint NextRunA;

    /// <summary>From run to run in the second operand.</summary>
    public nint NextRunB;

    /// <summary>The number of rounds.</summary>
    public int Rounds;

    /// <summary>From round to round in the first operand.</summary>
    public nint NextRoundA;

    /// <summary>From round to round in the second operand.</summary>
    public nint NextRoundB;
}

/// <summary>
/// The leaf of every convolution: sums of products held in registers, up to 24 of them. The rules of <see cref="Tile{T}"/>
/// apply: each accumulator is a local of its own, nothing is called, and constants cut out what a tile does not need.
/// </summary>
internal static unsafe class ConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most elements of a long side.</summary>
    public const int LongestLongSide = 12;

    /// <summary>The most elements of a short side.</summary>
    public const int LongestShortSide = 4;

    /// <summary>
    /// <c>C[i, j] = start[i, j] + Σ A[i] B[j]</c> over the steps of a walk, for <typeparamref name="TLong"/> by
    /// <typeparamref name="TShort"/> pairs.
    /// </summary>
    /// <param name="a">The first operand at the walk's start.</param>
    /// <param name="b">The second operand at the walk's start.</param>
    /// <param name="start">What the sums start from, where the tile says that there is something.</param>
    /// <param name="c">The result's first place.</param>
    /// <param name="walk">The steps.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TLong, TShort, TTile>(T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TShort : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        var c0_0 = Start<V, TLong, TShort, TTile>(start, 0, 0);
        var c0_1 = Start<V, TLong, TShort, TTile>(start, 0, 1);
        var c0_2 = Start<V, TLong, TShort, TTile>(start, 0, 2);
        var c0_3 = Start<V, TLong, TShort, TTile>(start, 0, 3);
        var c1_0 = Start<V, TLong, TShort, TTile>(start, 1, 0);
        var c1_1 = Start<V, TLong, TShort, TTile>(start, 1, 1);
        var c1_2 = Start<V, TLong, TShort, TTile>(start, 1, 2);
        var c1_3 = Start<V, TLong, TShort, TTile>(start, 1, 3);
        var c2_0 = Start<V, TLong, TShort, TTile>(start, 2, 0);
        var c2_1 = Start<V, TLong, TShort, TTile>(start, 2, 1);
        var c2_2 = Start<V, TLong, TShort, TTile>(start, 2, 2);
        var c2_3 = Start<V, TLong, TShort, TTile>(start, 2, 3);
        var c3_0 = Start<V, TLong, TShort, TTile>(start, 3, 0);
        var c3_1 = Start<V, TLong, TShort, TTile>(start, 3, 1);
        var c3_2 = Start<V, TLong, TShort, TTile>(start, 3, 2);
        var c3_3 = Start<V, TLong, TShort, TTile>(start, 3, 3);
        var c4_0 = Start<V, TLong, TShort, TTile>(start, 4, 0);
        var c4_1 = Start<V, TLong, TShort, TTile>(start, 4, 1);
        var c4_2 = Start<V, TLong, TShort, TTile>(start, 4, 2);
        var c4_3 = Start<V, TLong, TShort, TTile>(start, 4, 3);
        var c5_0 = Start<V, TLong, TShort, TTile>(start, 5, 0);
        var c5_1 = Start<V, TLong, TShort, TTile>(start, 5, 1);
        var c5_2 = Start<V, TLong, TShort, TTile>(start, 5, 2);
        var c5_3 = Start<V, TLong, TShort, TTile>(start, 5, 3);
        var c6_0 = Start<V, TLong, TShort, TTile>(start, 6, 0);
        var c6_1 = Start<V, TLong, TShort, TTile>(start, 6, 1);
        var c6_2 = Start<V, TLong, TShort, TTile>(start, 6, 2);
        var c7_0 = Start<V, TLong, TShort, TTile>(start, 7, 0);
        var c7_1 = Start<V, TLong, TShort, TTile>(start, 7, 1);
        var c7_2 = Start<V, TLong, TShort, TTile>(start, 7, 2);
        var c8_0 = Start<V, TLong, TShort, TTile>(start, 8, 0);
        var c8_1 = Start<V, TLong, TShort, TTile>(start, 8, 1);
        var c9_0 = Start<V, TLong, TShort, TTile>(start, 9, 0);
        var c9_1 = Start<V, TLong, TShort, TTile>(start, 9, 1);
        var c10_0 = Start<V, TLong, TShort, TTile>(start, 10, 0);
        var c10_1 = Start<V, TLong, TShort, TTile>(start, 10, 1);
        var c11_0 = Start<V, TLong, TShort, TTile>(start, 11, 0);
        var c11_1 = Start<V, TLong, TShort, TTile>(start, 11, 1);

        for (var round = walk->Rounds; round > 0; round--)
        {
            var roundA = a;
            var roundB = b;
            for (var run = walk->Runs; run > 0; run--)
            {
                var step = walk->Steps;
                for (var count = walk->Count; count > 0; count--, step += 2)
                {
                    var stepA = a + step[0];
                    var stepB = b + step[1];
                    var b0 = TTile.Short<V>(stepA, stepB, 0);
                    var b1 = TShort.Value > 1 ? TTile.Short<V>(stepA, stepB, 1) : V.Zero;
                    var b2 = TShort.Value > 2 ? TTile.Short<V>(stepA, stepB, 2) : V.Zero;
                    var b3 = TShort.Value > 3 ? TTile.Short<V>(stepA, stepB, 3) : V.Zero;

                    var a0 = TTile.Long<V>(stepA, stepB, 0);
                    c0_0 = V.MultiplyAdd(a0, b0, c0_0);
                    if (TShort.Value > 1)
                        c0_1 = V.MultiplyAdd(a0, b1, c0_1);
                    if (TShort.Value > 2)
                        c0_2 = V.MultiplyAdd(a0, b2, c0_2);
                    if (TShort.Value > 3)
                        c0_3 = V.MultiplyAdd(a0, b3, c0_3);

                    if (TLong.Value > 1)
                    {
                        var a1 = TTile.Long<V>(stepA, stepB, 1);
                        c1_0 = V.MultiplyAdd(a1, b0, c1_0);
                        if (TShort.Value > 1)
                            c1_1 = V.MultiplyAdd(a1, b1, c1_1);
                        if (TShort.Value > 2)
                            c1_2 = V.MultiplyAdd(a1, b2, c1_2);
                        if (TShort.Value > 3)
                            c1_3 = V.MultiplyAdd(a1, b3, c1_3);
                    }

                    if (TLong.Value > 2)
                    {
                        var a2 = TTile.Long<V>(stepA, stepB, 2);
                        c2_0 = V.MultiplyAdd(a2, b0, c2_0);
                        if (TShort.Value > 1)
                            c2_1 = V.MultiplyAdd(a2, b1, c2_1);
                        if (TShort.Value > 2)
                            c2_2 = V.MultiplyAdd(a2, b2, c2_2);
                        if (TShort.Value > 3)
                            c2_3 = V.MultiplyAdd(a2, b3, c2_3);
                    }

                    if (TLong.Value > 3)
                    {
                        var a3 = TTile.Long<V>(stepA, stepB, 3);
                        c3_0 = V.MultiplyAdd(a3, b0, c3_0);
                        if (TShort.Value > 1)
                            c3_1 = V.MultiplyAdd(a3, b1, c3_1);
                        if (TShort.Value > 2)
                            c3_2 = V.MultiplyAdd(a3, b2, c3_2);
                        if (TShort.Value > 3)
                            c3_3 = V.MultiplyAdd(a3, b3, c3_3);
                    }

                    if (TLong.Value > 4)
                    {
                        var a4 = TTile.Long<V>(stepA, stepB, 4);
                        c4_0 = V.MultiplyAdd(a4, b0, c4_0);
                        if (TShort.Value > 1)
                            c4_1 = V.MultiplyAdd(a4, b1, c4_1);
                        if (TShort.Value > 2)
                            c4_2 = V.MultiplyAdd(a4, b2, c4_2);
                        if (TShort.Value > 3)
                            c4_3 = V.MultiplyAdd(a4, b3, c4_3);
                    }

                    if (TLong.Value > 5)
                    {
                        var a5 = TTile.Long<V>(stepA, stepB, 5);
                        c5_0 = V.MultiplyAdd(a5, b0, c5_0);
                        if (TShort.Value > 1)
                            c5_1 = V.MultiplyAdd(a5, b1, c5_1);
                        if (TShort.Value > 2)
                            c5_2 = V.MultiplyAdd(a5, b2, c5_2);
                        if (TShort.Value > 3)
                            c5_3 = V.MultiplyAdd(a5, b3, c5_3);
                    }

                    if (TLong.Value > 6)
                    {
                        var a6 = TTile.Long<V>(stepA, stepB, 6);
                        c6_0 = V.MultiplyAdd(a6, b0, c6_0);
                        if (TShort.Value > 1)
                            c6_1 = V.MultiplyAdd(a6, b1, c6_1);
                        if (TShort.Value > 2)
                            c6_2 = V.MultiplyAdd(a6, b2, c6_2);
                    }

                    if (TLong.Value > 7)
                    {
                        var a7 = TTile.Long<V>(stepA, stepB, 7);
                        c7_0 = V.MultiplyAdd(a7, b0, c7_0);
                        if (TShort.Value > 1)
                            c7_1 = V.MultiplyAdd(a7, b1, c7_1);
                        if (TShort.Value > 2)
                            c7_2 = V.MultiplyAdd(a7, b2, c7_2);
                    }

                    if (TLong.Value > 8)
                    {
                        var a8 = TTile.Long<V>(stepA, stepB, 8);
                        c8_0 = V.MultiplyAdd(a8, b0, c8_0);
                        if (TShort.Value > 1)
                            c8_1 = V.MultiplyAdd(a8, b1, c8_1);
                    }

                    if (TLong.Value > 9)
                    {
                        var a9 = TTile.Long<V>(stepA, stepB, 9);
                        c9_0 = V.MultiplyAdd(a9, b0, c9_0);
                        if (TShort.Value > 1)
                            c9_1 = V.MultiplyAdd(a9, b1, c9_1);
                    }

                    if (TLong.Value > 10)
                    {
                        var a10 = TTile.Long<V>(stepA, stepB, 10);
                        c10_0 = V.MultiplyAdd(a10, b0, c10_0);
                        if (TShort.Value > 1)
                            c10_1 = V.MultiplyAdd(a10, b1, c10_1);
                    }

                    if (TLong.Value > 11)
                    {
                        var a11 = TTile.Long<V>(stepA, stepB, 11);
                        c11_0 = V.MultiplyAdd(a11, b0, c11_0);
                        if (TShort.Value > 1)
                            c11_1 = V.MultiplyAdd(a11, b1, c11_1);
                    }
                }

                a += walk->NextRunA;
                b += walk->NextRunB;
            }

            a = roundA + walk->NextRoundA;
            b = roundB + walk->NextRoundB;
        }

        Store<V, TLong, TShort, TTile>(c, 0, 0, c0_0);
        Store<V, TLong, TShort, TTile>(c, 0, 1, c0_1);
        Store<V, TLong, TShort, TTile>(c, 0, 2, c0_2);
        Store<V, TLong, TShort, TTile>(c, 0, 3, c0_3);
        Store<V, TLong, TShort, TTile>(c, 1, 0, c1_0);
        Store<V, TLong, TShort, TTile>(c, 1, 1, c1_1);
        Store<V, TLong, TShort, TTile>(c, 1, 2, c1_2);
        Store<V, TLong, TShort, TTile>(c, 1, 3, c1_3);
        Store<V, TLong, TShort, TTile>(c, 2, 0, c2_0);
        Store<V, TLong, TShort, TTile>(c, 2, 1, c2_1);
        Store<V, TLong, TShort, TTile>(c, 2, 2, c2_2);
        Store<V, TLong, TShort, TTile>(c, 2, 3, c2_3);
        Store<V, TLong, TShort, TTile>(c, 3, 0, c3_0);
        Store<V, TLong, TShort, TTile>(c, 3, 1, c3_1);
        Store<V, TLong, TShort, TTile>(c, 3, 2, c3_2);
        Store<V, TLong, TShort, TTile>(c, 3, 3, c3_3);
        Store<V, TLong, TShort, TTile>(c, 4, 0, c4_0);
        Store<V, TLong, TShort, TTile>(c, 4, 1, c4_1);
        Store<V, TLong, TShort, TTile>(c, 4, 2, c4_2);
        Store<V, TLong, TShort, TTile>(c, 4, 3, c4_3);
        Store<V, TLong, TShort, TTile>(c, 5, 0, c5_0);
        Store<V, TLong, TShort, TTile>(c, 5, 1, c5_1);
        Store<V, TLong, TShort, TTile>(c, 5, 2, c5_2);
        Store<V, TLong, TShort, TTile>(c, 5, 3, c5_3);
        Store<V, TLong, TShort, TTile>(c, 6, 0, c6_0);
        Store<V, TLong, TShort, TTile>(c, 6, 1, c6_1);
        Store<V, TLong, TShort, TTile>(c, 6, 2, c6_2);
        Store<V, TLong, TShort, TTile>(c, 7, 0, c7_0);
        Store<V, TLong, TShort, TTile>(c, 7, 1, c7_1);
        Store<V, TLong, TShort, TTile>(c, 7, 2, c7_2);
        Store<V, TLong, TShort, TTile>(c, 8, 0, c8_0);
        Store<V, TLong, TShort, TTile>(c, 8, 1, c8_1);
        Store<V, TLong, TShort, TTile>(c, 9, 0, c9_0);
        Store<V, TLong, TShort, TTile>(c, 9, 1, c9_1);
        Store<V, TLong, TShort, TTile>(c, 10, 0, c10_0);
        Store<V, TLong, TShort, TTile>(c, 10, 1, c10_1);
        Store<V, TLong, TShort, TTile>(c, 11, 0, c11_0);
        Store<V, TLong, TShort, TTile>(c, 11, 1, c11_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Start<V, TLong, TShort, TTile>(T* start, int i, int j)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TShort : struct, IConstant
        where TTile : struct, IConvolutionTile<T> =>
        i < TLong.Value && j < TShort.Value ? TTile.Start<V>(start, i, j) : V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V, TLong, TShort, TTile>(T* c, int i, int j, V value)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TShort : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        if (i < TLong.Value && j < TShort.Value)
            V.Store(c + TTile.Place<V>(i, j), value);
    }

    /// <summary>
    /// The same for sides that are constants to the caller, so that of all these tiles only its own is compiled.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TTile>(
        int longSide, int shortSide, T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TTile : struct, IConvolutionTile<T>
    {
        switch (shortSide)
        {
            case 1:
                Run<V, One, TTile>(longSide, a, b, start, c, walk);
                break;
            case 2:
                Run<V, Two, TTile>(longSide, a, b, start, c, walk);
                break;
            case 3:
                Run<V, Three, TTile>(longSide, a, b, start, c, walk);
                break;
            case 4:
                Run<V, Four, TTile>(longSide, a, b, start, c, walk);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<V, TShort, TTile>(
        int longSide, T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TShort : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        switch (longSide)
        {
            case 1:
                Run<V, One, TShort, TTile>(a, b, start, c, walk);
                break;
            case 2:
                Run<V, Two, TShort, TTile>(a, b, start, c, walk);
                break;
            case 3:
                Run<V, Three, TShort, TTile>(a, b, start, c, walk);
                break;
            case 4:
                Run<V, Four, TShort, TTile>(a, b, start, c, walk);
                break;
            case 5:
                Run<V, Five, TShort, TTile>(a, b, start, c, walk);
                break;
            case 6:
                Run<V, Six, TShort, TTile>(a, b, start, c, walk);
                break;
            case 7:
                Run<V, Seven, TShort, TTile>(a, b, start, c, walk);
                break;
            case 8:
                Run<V, Eight, TShort, TTile>(a, b, start, c, walk);
                break;
            case 9:
                Run<V, Nine, TShort, TTile>(a, b, start, c, walk);
                break;
            case 10:
                Run<V, Ten, TShort, TTile>(a, b, start, c, walk);
                break;
            case 11:
                Run<V, Eleven, TShort, TTile>(a, b, start, c, walk);
                break;
            case 12:
                Run<V, Twelve, TShort, TTile>(a, b, start, c, walk);
                break;
        }
    }
}
