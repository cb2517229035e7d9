using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The leaf of every convolution: sums of products held in registers, up to 24 of them. The rules of
/// <see cref="Tile{T}"/> apply: each accumulator is a local of its own, nothing is called, and constants cut out what
/// a tile does not need. No dimension of a layer is among the constants, so that all layers share their tiles.
/// </summary>
internal static unsafe class ConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most elements of a long side.</summary>
    public const int LongestLongSide = 12;

    /// <summary>The most elements of a short side.</summary>
    public const int LongestShortSide = 4;

    /// <summary>
    /// The tile of these sides: <c>C[i, j] = start[i, j] + Σ A[i] B[j]</c> over the steps of a walk. Its arguments are
    /// both operands at the walk's start, what the sums start from, the result's first place and the walk.
    /// </summary>
    public static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Get<V, TTile>(int longSide, int shortSide)
        where V : struct, ISimd<V, T>
        where TTile : struct, IConvolutionTile<T> => shortSide switch
        {
            1 => GetBy1<V, TTile>(longSide),
            2 => GetBy2<V, TTile>(longSide),
            3 => GetBy3<V, TTile>(longSide),
            4 => GetBy4<V, TTile>(longSide),
            _ => null,
        };

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> GetBy1<V, TTile>(int longSide)
        where V : struct, ISimd<V, T>
        where TTile : struct, IConvolutionTile<T> => longSide switch
        {
            1 => &RunBy1<V, One, TTile>,
            2 => &RunBy1<V, Two, TTile>,
            3 => &RunBy1<V, Three, TTile>,
            4 => &RunBy1<V, Four, TTile>,
            5 => &RunBy1<V, Five, TTile>,
            6 => &RunBy1<V, Six, TTile>,
            7 => &RunBy1<V, Seven, TTile>,
            8 => &RunBy1<V, Eight, TTile>,
            9 => &RunBy1<V, Nine, TTile>,
            10 => &RunBy1<V, Ten, TTile>,
            11 => &RunBy1<V, Eleven, TTile>,
            12 => &RunBy1<V, Twelve, TTile>,
            _ => null,
        };

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> GetBy2<V, TTile>(int longSide)
        where V : struct, ISimd<V, T>
        where TTile : struct, IConvolutionTile<T> => longSide switch
        {
            1 => &RunBy2<V, One, TTile>,
            2 => &RunBy2<V, Two, TTile>,
            3 => &RunBy2<V, Three, TTile>,
            4 => &RunBy2<V, Four, TTile>,
            5 => &RunBy2<V, Five, TTile>,
            6 => &RunBy2<V, Six, TTile>,
            7 => &RunBy2<V, Seven, TTile>,
            8 => &RunBy2<V, Eight, TTile>,
            9 => &RunBy2<V, Nine, TTile>,
            10 => &RunBy2<V, Ten, TTile>,
            11 => &RunBy2<V, Eleven, TTile>,
            12 => &RunBy2<V, Twelve, TTile>,
            _ => null,
        };

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> GetBy3<V, TTile>(int longSide)
        where V : struct, ISimd<V, T>
        where TTile : struct, IConvolutionTile<T> => longSide switch
        {
            1 => &RunBy3<V, One, TTile>,
            2 => &RunBy3<V, Two, TTile>,
            3 => &RunBy3<V, Three, TTile>,
            4 => &RunBy3<V, Four, TTile>,
            5 => &RunBy3<V, Five, TTile>,
            6 => &RunBy3<V, Six, TTile>,
            7 => &RunBy3<V, Seven, TTile>,
            8 => &RunBy3<V, Eight, TTile>,
            _ => null,
        };

    private static delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> GetBy4<V, TTile>(int longSide)
        where V : struct, ISimd<V, T>
        where TTile : struct, IConvolutionTile<T> => longSide switch
        {
            1 => &RunBy4<V, One, TTile>,
            2 => &RunBy4<V, Two, TTile>,
            3 => &RunBy4<V, Three, TTile>,
            4 => &RunBy4<V, Four, TTile>,
            5 => &RunBy4<V, Five, TTile>,
            6 => &RunBy4<V, Six, TTile>,
            _ => null,
        };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunBy1<V, TLong, TTile>(T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        var c0_0 = TTile.Start<V>(start, 0, 0);
        var c1_0 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 0) : V.Zero;
        var c2_0 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 0) : V.Zero;
        var c3_0 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 0) : V.Zero;
        var c4_0 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 0) : V.Zero;
        var c5_0 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 0) : V.Zero;
        var c6_0 = TLong.Value > 6 ? TTile.Start<V>(start, 6, 0) : V.Zero;
        var c7_0 = TLong.Value > 7 ? TTile.Start<V>(start, 7, 0) : V.Zero;
        var c8_0 = TLong.Value > 8 ? TTile.Start<V>(start, 8, 0) : V.Zero;
        var c9_0 = TLong.Value > 9 ? TTile.Start<V>(start, 9, 0) : V.Zero;
        var c10_0 = TLong.Value > 10 ? TTile.Start<V>(start, 10, 0) : V.Zero;
        var c11_0 = TLong.Value > 11 ? TTile.Start<V>(start, 11, 0) : V.Zero;

        var inner = walk->Inner;
        var outerA = walk->OuterA;
        var outerB = walk->OuterB;
        var end = walk->Steps + (2 * (nint)walk->Count);
        for (var step = walk->Steps; step < end; step += 2)
        {
            var x = a + step[0];
            var y = b + step[1];
            var b0 = TTile.Short<V>(x, y, inner, outerB, 0);

            var a0 = TTile.Long<V>(x, y, inner, outerA, 0);
            c0_0 = V.MultiplyAdd(a0, b0, c0_0);

            if (TLong.Value > 1)
            {
                var a1 = TTile.Long<V>(x, y, inner, outerA, 1);
                c1_0 = V.MultiplyAdd(a1, b0, c1_0);
            }

            if (TLong.Value > 2)
            {
                var a2 = TTile.Long<V>(x, y, inner, outerA, 2);
                c2_0 = V.MultiplyAdd(a2, b0, c2_0);
            }

            if (TLong.Value > 3)
            {
                var a3 = TTile.Long<V>(x, y, inner, outerA, 3);
                c3_0 = V.MultiplyAdd(a3, b0, c3_0);
            }

            if (TLong.Value > 4)
            {
                var a4 = TTile.Long<V>(x, y, inner, outerA, 4);
                c4_0 = V.MultiplyAdd(a4, b0, c4_0);
            }

            if (TLong.Value > 5)
            {
                var a5 = TTile.Long<V>(x, y, inner, outerA, 5);
                c5_0 = V.MultiplyAdd(a5, b0, c5_0);
            }

            if (TLong.Value > 6)
            {
                var a6 = TTile.Long<V>(x, y, inner, outerA, 6);
                c6_0 = V.MultiplyAdd(a6, b0, c6_0);
            }

            if (TLong.Value > 7)
            {
                var a7 = TTile.Long<V>(x, y, inner, outerA, 7);
                c7_0 = V.MultiplyAdd(a7, b0, c7_0);
            }

            if (TLong.Value > 8)
            {
                var a8 = TTile.Long<V>(x, y, inner, outerA, 8);
                c8_0 = V.MultiplyAdd(a8, b0, c8_0);
            }

            if (TLong.Value > 9)
            {
                var a9 = TTile.Long<V>(x, y, inner, outerA, 9);
                c9_0 = V.MultiplyAdd(a9, b0, c9_0);
            }

            if (TLong.Value > 10)
            {
                var a10 = TTile.Long<V>(x, y, inner, outerA, 10);
                c10_0 = V.MultiplyAdd(a10, b0, c10_0);
            }

            if (TLong.Value > 11)
            {
                var a11 = TTile.Long<V>(x, y, inner, outerA, 11);
                c11_0 = V.MultiplyAdd(a11, b0, c11_0);
            }
        }

        var nextLong = walk->ResultLong;

        V.Store(c, c0_0);

        if (TLong.Value > 1)
        {
            c += nextLong;
            V.Store(c, c1_0);
        }

        if (TLong.Value > 2)
        {
            c += nextLong;
            V.Store(c, c2_0);
        }

        if (TLong.Value > 3)
        {
            c += nextLong;
            V.Store(c, c3_0);
        }

        if (TLong.Value > 4)
        {
            c += nextLong;
            V.Store(c, c4_0);
        }

        if (TLong.Value > 5)
        {
            c += nextLong;
            V.Store(c, c5_0);
        }

        if (TLong.Value > 6)
        {
            c += nextLong;
            V.Store(c, c6_0);
        }

        if (TLong.Value > 7)
        {
            c += nextLong;
            V.Store(c, c7_0);
        }

        if (TLong.Value > 8)
        {
            c += nextLong;
            V.Store(c, c8_0);
        }

        if (TLong.Value > 9)
        {
            c += nextLong;
            V.Store(c, c9_0);
        }

        if (TLong.Value > 10)
        {
            c += nextLong;
            V.Store(c, c10_0);
        }

        if (TLong.Value > 11)
        {
            c += nextLong;
            V.Store(c, c11_0);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunBy2<V, TLong, TTile>(T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        var c0_0 = TTile.Start<V>(start, 0, 0);
        var c0_1 = TTile.Start<V>(start, 0, 1);
        var c1_0 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 0) : V.Zero;
        var c1_1 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 1) : V.Zero;
        var c2_0 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 0) : V.Zero;
        var c2_1 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 1) : V.Zero;
        var c3_0 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 0) : V.Zero;
        var c3_1 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 1) : V.Zero;
        var c4_0 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 0) : V.Zero;
        var c4_1 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 1) : V.Zero;
        var c5_0 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 0) : V.Zero;
        var c5_1 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 1) : V.Zero;
        var c6_0 = TLong.Value > 6 ? TTile.Start<V>(start, 6, 0) : V.Zero;
        var c6_1 = TLong.Value > 6 ? TTile.Start<V>(start, 6, 1) : V.Zero;
        var c7_0 = TLong.Value > 7 ? TTile.Start<V>(start, 7, 0) : V.Zero;
        var c7_1 = TLong.Value > 7 ? TTile.Start<V>(start, 7, 1) : V.Zero;
        var c8_0 = TLong.Value > 8 ? TTile.Start<V>(start, 8, 0) : V.Zero;
        var c8_1 = TLong.Value > 8 ? TTile.Start<V>(start, 8, 1) : V.Zero;
        var c9_0 = TLong.Value > 9 ? TTile.Start<V>(start, 9, 0) : V.Zero;
        var c9_1 = TLong.Value > 9 ? TTile.Start<V>(start, 9, 1) : V.Zero;
        var c10_0 = TLong.Value > 10 ? TTile.Start<V>(start, 10, 0) : V.Zero;
        var c10_1 = TLong.Value > 10 ? TTile.Start<V>(start, 10, 1) : V.Zero;
        var c11_0 = TLong.Value > 11 ? TTile.Start<V>(start, 11, 0) : V.Zero;
        var c11_1 = TLong.Value > 11 ? TTile.Start<V>(start, 11, 1) : V.Zero;

        var inner = walk->Inner;
        var outerA = walk->OuterA;
        var outerB = walk->OuterB;
        var end = walk->Steps + (2 * (nint)walk->Count);
        for (var step = walk->Steps; step < end; step += 2)
        {
            var x = a + step[0];
            var y = b + step[1];
            var b0 = TTile.Short<V>(x, y, inner, outerB, 0);
            var b1 = TTile.Short<V>(x, y, inner, outerB, 1);

            var a0 = TTile.Long<V>(x, y, inner, outerA, 0);
            c0_0 = V.MultiplyAdd(a0, b0, c0_0);
            c0_1 = V.MultiplyAdd(a0, b1, c0_1);

            if (TLong.Value > 1)
            {
                var a1 = TTile.Long<V>(x, y, inner, outerA, 1);
                c1_0 = V.MultiplyAdd(a1, b0, c1_0);
                c1_1 = V.MultiplyAdd(a1, b1, c1_1);
            }

            if (TLong.Value > 2)
            {
                var a2 = TTile.Long<V>(x, y, inner, outerA, 2);
                c2_0 = V.MultiplyAdd(a2, b0, c2_0);
                c2_1 = V.MultiplyAdd(a2, b1, c2_1);
            }

            if (TLong.Value > 3)
            {
                var a3 = TTile.Long<V>(x, y, inner, outerA, 3);
                c3_0 = V.MultiplyAdd(a3, b0, c3_0);
                c3_1 = V.MultiplyAdd(a3, b1, c3_1);
            }

            if (TLong.Value > 4)
            {
                var a4 = TTile.Long<V>(x, y, inner, outerA, 4);
                c4_0 = V.MultiplyAdd(a4, b0, c4_0);
                c4_1 = V.MultiplyAdd(a4, b1, c4_1);
            }

            if (TLong.Value > 5)
            {
                var a5 = TTile.Long<V>(x, y, inner, outerA, 5);
                c5_0 = V.MultiplyAdd(a5, b0, c5_0);
                c5_1 = V.MultiplyAdd(a5, b1, c5_1);
            }

            if (TLong.Value > 6)
            {
                var a6 = TTile.Long<V>(x, y, inner, outerA, 6);
                c6_0 = V.MultiplyAdd(a6, b0, c6_0);
                c6_1 = V.MultiplyAdd(a6, b1, c6_1);
            }

            if (TLong.Value > 7)
            {
                var a7 = TTile.Long<V>(x, y, inner, outerA, 7);
                c7_0 = V.MultiplyAdd(a7, b0, c7_0);
                c7_1 = V.MultiplyAdd(a7, b1, c7_1);
            }

            if (TLong.Value > 8)
            {
                var a8 = TTile.Long<V>(x, y, inner, outerA, 8);
                c8_0 = V.MultiplyAdd(a8, b0, c8_0);
                c8_1 = V.MultiplyAdd(a8, b1, c8_1);
            }

            if (TLong.Value > 9)
            {
                var a9 = TTile.Long<V>(x, y, inner, outerA, 9);
                c9_0 = V.MultiplyAdd(a9, b0, c9_0);
                c9_1 = V.MultiplyAdd(a9, b1, c9_1);
            }

            if (TLong.Value > 10)
            {
                var a10 = TTile.Long<V>(x, y, inner, outerA, 10);
                c10_0 = V.MultiplyAdd(a10, b0, c10_0);
                c10_1 = V.MultiplyAdd(a10, b1, c10_1);
            }

            if (TLong.Value > 11)
            {
                var a11 = TTile.Long<V>(x, y, inner, outerA, 11);
                c11_0 = V.MultiplyAdd(a11, b0, c11_0);
                c11_1 = V.MultiplyAdd(a11, b1, c11_1);
            }
        }

        var nextLong = walk->ResultLong;
        var nextShort = walk->ResultShort;

        V.Store(c, c0_0);
        V.Store(c + nextShort, c0_1);

        if (TLong.Value > 1)
        {
            c += nextLong;
            V.Store(c, c1_0);
            V.Store(c + nextShort, c1_1);
        }

        if (TLong.Value > 2)
        {
            c += nextLong;
            V.Store(c, c2_0);
            V.Store(c + nextShort, c2_1);
        }

        if (TLong.Value > 3)
        {
            c += nextLong;
            V.Store(c, c3_0);
            V.Store(c + nextShort, c3_1);
        }

        if (TLong.Value > 4)
        {
            c += nextLong;
            V.Store(c, c4_0);
            V.Store(c + nextShort, c4_1);
        }

        if (TLong.Value > 5)
        {
            c += nextLong;
            V.Store(c, c5_0);
            V.Store(c + nextShort, c5_1);
        }

        if (TLong.Value > 6)
        {
            c += nextLong;
            V.Store(c, c6_0);
            V.Store(c + nextShort, c6_1);
        }

        if (TLong.Value > 7)
        {
            c += nextLong;
            V.Store(c, c7_0);
            V.Store(c + nextShort, c7_1);
        }

        if (TLong.Value > 8)
        {
            c += nextLong;
            V.Store(c, c8_0);
            V.Store(c + nextShort, c8_1);
        }

        if (TLong.Value > 9)
        {
            c += nextLong;
            V.Store(c, c9_0);
            V.Store(c + nextShort, c9_1);
        }

        if (TLong.Value > 10)
        {
            c += nextLong;
            V.Store(c, c10_0);
            V.Store(c + nextShort, c10_1);
        }

        if (TLong.Value > 11)
        {
            c += nextLong;
            V.Store(c, c11_0);
            V.Store(c + nextShort, c11_1);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunBy3<V, TLong, TTile>(T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        var c0_0 = TTile.Start<V>(start, 0, 0);
        var c0_1 = TTile.Start<V>(start, 0, 1);
        var c0_2 = TTile.Start<V>(start, 0, 2);
        var c1_0 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 0) : V.Zero;
        var c1_1 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 1) : V.Zero;
        var c1_2 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 2) : V.Zero;
        var c2_0 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 0) : V.Zero;
        var c2_1 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 1) : V.Zero;
        var c2_2 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 2) : V.Zero;
        var c3_0 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 0) : V.Zero;
        var c3_1 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 1) : V.Zero;
        var c3_2 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 2) : V.Zero;
        var c4_0 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 0) : V.Zero;
        var c4_1 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 1) : V.Zero;
        var c4_2 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 2) : V.Zero;
        var c5_0 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 0) : V.Zero;
        var c5_1 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 1) : V.Zero;
        var c5_2 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 2) : V.Zero;
        var c6_0 = TLong.Value > 6 ? TTile.Start<V>(start, 6, 0) : V.Zero;
        var c6_1 = TLong.Value > 6 ? TTile.Start<V>(start, 6, 1) : V.Zero;
        var c6_2 = TLong.Value > 6 ? TTile.Start<V>(start, 6, 2) : V.Zero;
        var c7_0 = TLong.Value > 7 ? TTile.Start<V>(start, 7, 0) : V.Zero;
        var c7_1 = TLong.Value > 7 ? TTile.Start<V>(start, 7, 1) : V.Zero;
        var c7_2 = TLong.Value > 7 ? TTile.Start<V>(start, 7, 2) : V.Zero;

        var inner = walk->Inner;
        var outerA = walk->OuterA;
        var outerB = walk->OuterB;
        var end = walk->Steps + (2 * (nint)walk->Count);
        for (var step = walk->Steps; step < end; step += 2)
        {
            var x = a + step[0];
            var y = b + step[1];
            var b0 = TTile.Short<V>(x, y, inner, outerB, 0);
            var b1 = TTile.Short<V>(x, y, inner, outerB, 1);
            var b2 = TTile.Short<V>(x, y, inner, outerB, 2);

            var a0 = TTile.Long<V>(x, y, inner, outerA, 0);
            c0_0 = V.MultiplyAdd(a0, b0, c0_0);
            c0_1 = V.MultiplyAdd(a0, b1, c0_1);
            c0_2 = V.MultiplyAdd(a0, b2, c0_2);

            if (TLong.Value > 1)
            {
                var a1 = TTile.Long<V>(x, y, inner, outerA, 1);
                c1_0 = V.MultiplyAdd(a1, b0, c1_0);
                c1_1 = V.MultiplyAdd(a1, b1, c1_1);
                c1_2 = V.MultiplyAdd(a1, b2, c1_2);
            }

            if (TLong.Value > 2)
            {
                var a2 = TTile.Long<V>(x, y, inner, outerA, 2);
                c2_0 = V.MultiplyAdd(a2, b0, c2_0);
                c2_1 = V.MultiplyAdd(a2, b1, c2_1);
                c2_2 = V.MultiplyAdd(a2, b2, c2_2);
            }

            if (TLong.Value > 3)
            {
                var a3 = TTile.Long<V>(x, y, inner, outerA, 3);
                c3_0 = V.MultiplyAdd(a3, b0, c3_0);
                c3_1 = V.MultiplyAdd(a3, b1, c3_1);
                c3_2 = V.MultiplyAdd(a3, b2, c3_2);
            }

            if (TLong.Value > 4)
            {
                var a4 = TTile.Long<V>(x, y, inner, outerA, 4);
                c4_0 = V.MultiplyAdd(a4, b0, c4_0);
                c4_1 = V.MultiplyAdd(a4, b1, c4_1);
                c4_2 = V.MultiplyAdd(a4, b2, c4_2);
            }

            if (TLong.Value > 5)
            {
                var a5 = TTile.Long<V>(x, y, inner, outerA, 5);
                c5_0 = V.MultiplyAdd(a5, b0, c5_0);
                c5_1 = V.MultiplyAdd(a5, b1, c5_1);
                c5_2 = V.MultiplyAdd(a5, b2, c5_2);
            }

            if (TLong.Value > 6)
            {
                var a6 = TTile.Long<V>(x, y, inner, outerA, 6);
                c6_0 = V.MultiplyAdd(a6, b0, c6_0);
                c6_1 = V.MultiplyAdd(a6, b1, c6_1);
                c6_2 = V.MultiplyAdd(a6, b2, c6_2);
            }

            if (TLong.Value > 7)
            {
                var a7 = TTile.Long<V>(x, y, inner, outerA, 7);
                c7_0 = V.MultiplyAdd(a7, b0, c7_0);
                c7_1 = V.MultiplyAdd(a7, b1, c7_1);
                c7_2 = V.MultiplyAdd(a7, b2, c7_2);
            }
        }

        var nextLong = walk->ResultLong;
        var nextShort = walk->ResultShort;

        V.Store(c, c0_0);
        V.Store(c + nextShort, c0_1);
        V.Store(c + (2 * nextShort), c0_2);

        if (TLong.Value > 1)
        {
            c += nextLong;
            V.Store(c, c1_0);
            V.Store(c + nextShort, c1_1);
            V.Store(c + (2 * nextShort), c1_2);
        }

        if (TLong.Value > 2)
        {
            c += nextLong;
            V.Store(c, c2_0);
            V.Store(c + nextShort, c2_1);
            V.Store(c + (2 * nextShort), c2_2);
        }

        if (TLong.Value > 3)
        {
            c += nextLong;
            V.Store(c, c3_0);
            V.Store(c + nextShort, c3_1);
            V.Store(c + (2 * nextShort), c3_2);
        }

        if (TLong.Value > 4)
        {
            c += nextLong;
            V.Store(c, c4_0);
            V.Store(c + nextShort, c4_1);
            V.Store(c + (2 * nextShort), c4_2);
        }

        if (TLong.Value > 5)
        {
            c += nextLong;
            V.Store(c, c5_0);
            V.Store(c + nextShort, c5_1);
            V.Store(c + (2 * nextShort), c5_2);
        }

        if (TLong.Value > 6)
        {
            c += nextLong;
            V.Store(c, c6_0);
            V.Store(c + nextShort, c6_1);
            V.Store(c + (2 * nextShort), c6_2);
        }

        if (TLong.Value > 7)
        {
            c += nextLong;
            V.Store(c, c7_0);
            V.Store(c + nextShort, c7_1);
            V.Store(c + (2 * nextShort), c7_2);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunBy4<V, TLong, TTile>(T* a, T* b, T* start, T* c, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TLong : struct, IConstant
        where TTile : struct, IConvolutionTile<T>
    {
        var c0_0 = TTile.Start<V>(start, 0, 0);
        var c0_1 = TTile.Start<V>(start, 0, 1);
        var c0_2 = TTile.Start<V>(start, 0, 2);
        var c0_3 = TTile.Start<V>(start, 0, 3);
        var c1_0 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 0) : V.Zero;
        var c1_1 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 1) : V.Zero;
        var c1_2 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 2) : V.Zero;
        var c1_3 = TLong.Value > 1 ? TTile.Start<V>(start, 1, 3) : V.Zero;
        var c2_0 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 0) : V.Zero;
        var c2_1 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 1) : V.Zero;
        var c2_2 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 2) : V.Zero;
        var c2_3 = TLong.Value > 2 ? TTile.Start<V>(start, 2, 3) : V.Zero;
        var c3_0 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 0) : V.Zero;
        var c3_1 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 1) : V.Zero;
        var c3_2 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 2) : V.Zero;
        var c3_3 = TLong.Value > 3 ? TTile.Start<V>(start, 3, 3) : V.Zero;
        var c4_0 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 0) : V.Zero;
        var c4_1 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 1) : V.Zero;
        var c4_2 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 2) : V.Zero;
        var c4_3 = TLong.Value > 4 ? TTile.Start<V>(start, 4, 3) : V.Zero;
        var c5_0 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 0) : V.Zero;
        var c5_1 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 1) : V.Zero;
        var c5_2 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 2) : V.Zero;
        var c5_3 = TLong.Value > 5 ? TTile.Start<V>(start, 5, 3) : V.Zero;

        var inner = walk->Inner;
        var outerA = walk->OuterA;
        var outerB = walk->OuterB;
        var end = walk->Steps + (2 * (nint)walk->Count);
        for (var step = walk->Steps; step < end; step += 2)
        {
            var x = a + step[0];
            var y = b + step[1];
            var b0 = TTile.Short<V>(x, y, inner, outerB, 0);
            var b1 = TTile.Short<V>(x, y, inner, outerB, 1);
            var b2 = TTile.Short<V>(x, y, inner, outerB, 2);
            var b3 = TTile.Short<V>(x, y, inner, outerB, 3);

            var a0 = TTile.Long<V>(x, y, inner, outerA, 0);
            c0_0 = V.MultiplyAdd(a0, b0, c0_0);
            c0_1 = V.MultiplyAdd(a0, b1, c0_1);
            c0_2 = V.MultiplyAdd(a0, b2, c0_2);
            c0_3 = V.MultiplyAdd(a0, b3, c0_3);

            if (TLong.Value > 1)
            {
                var a1 = TTile.Long<V>(x, y, inner, outerA, 1);
                c1_0 = V.MultiplyAdd(a1, b0, c1_0);
                c1_1 = V.MultiplyAdd(a1, b1, c1_1);
                c1_2 = V.MultiplyAdd(a1, b2, c1_2);
                c1_3 = V.MultiplyAdd(a1, b3, c1_3);
            }

            if (TLong.Value > 2)
            {
                var a2 = TTile.Long<V>(x, y, inner, outerA, 2);
                c2_0 = V.MultiplyAdd(a2, b0, c2_0);
                c2_1 = V.MultiplyAdd(a2, b1, c2_1);
                c2_2 = V.MultiplyAdd(a2, b2, c2_2);
                c2_3 = V.MultiplyAdd(a2, b3, c2_3);
            }

            if (TLong.Value > 3)
            {
                var a3 = TTile.Long<V>(x, y, inner, outerA, 3);
                c3_0 = V.MultiplyAdd(a3, b0, c3_0);
                c3_1 = V.MultiplyAdd(a3, b1, c3_1);
                c3_2 = V.MultiplyAdd(a3, b2, c3_2);
                c3_3 = V.MultiplyAdd(a3, b3, c3_3);
            }

            if (TLong.Value > 4)
            {
                var a4 = TTile.Long<V>(x, y, inner, outerA, 4);
                c4_0 = V.MultiplyAdd(a4, b0, c4_0);
                c4_1 = V.MultiplyAdd(a4, b1, c4_1);
                c4_2 = V.MultiplyAdd(a4, b2, c4_2);
                c4_3 = V.MultiplyAdd(a4, b3, c4_3);
            }

            if (TLong.Value > 5)
            {
                var a5 = TTile.Long<V>(x, y, inner, outerA, 5);
                c5_0 = V.MultiplyAdd(a5, b0, c5_0);
                c5_1 = V.MultiplyAdd(a5, b1, c5_1);
                c5_2 = V.MultiplyAdd(a5, b2, c5_2);
                c5_3 = V.MultiplyAdd(a5, b3, c5_3);
            }
        }

        var nextLong = walk->ResultLong;
        var nextShort = walk->ResultShort;

        V.Store(c, c0_0);
        V.Store(c + nextShort, c0_1);
        V.Store(c + (2 * nextShort), c0_2);
        V.Store(c + (3 * nextShort), c0_3);

        if (TLong.Value > 1)
        {
            c += nextLong;
            V.Store(c, c1_0);
            V.Store(c + nextShort, c1_1);
            V.Store(c + (2 * nextShort), c1_2);
            V.Store(c + (3 * nextShort), c1_3);
        }

        if (TLong.Value > 2)
        {
            c += nextLong;
            V.Store(c, c2_0);
            V.Store(c + nextShort, c2_1);
            V.Store(c + (2 * nextShort), c2_2);
            V.Store(c + (3 * nextShort), c2_3);
        }

        if (TLong.Value > 3)
        {
            c += nextLong;
            V.Store(c, c3_0);
            V.Store(c + nextShort, c3_1);
            V.Store(c + (2 * nextShort), c3_2);
            V.Store(c + (3 * nextShort), c3_3);
        }

        if (TLong.Value > 4)
        {
            c += nextLong;
            V.Store(c, c4_0);
            V.Store(c + nextShort, c4_1);
            V.Store(c + (2 * nextShort), c4_2);
            V.Store(c + (3 * nextShort), c4_3);
        }

        if (TLong.Value > 5)
        {
            c += nextLong;
            V.Store(c, c5_0);
            V.Store(c + nextShort, c5_1);
            V.Store(c + (2 * nextShort), c5_2);
            V.Store(c + (3 * nextShort), c5_3);
        }
    }
}
