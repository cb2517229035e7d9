using System.Globalization;
using System.Numerics;
using CsCheck;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Convolutions against the definition. All numbers are small integers, so that every order of the sums gives the same
/// exact result and the comparison needs no tolerance.
/// </summary>
public class ConvolutionTests
{
    private static readonly int[] Rows = [1, 7, 16, 35];

    public static TheoryData<string> Shapes => new(
        // input CxHxW, output channels, kernel HxW; stride, padding top,left,bottom,right, dilation, groups
        "1x1x1 1 1x1",
        "3x5x4 2 1x1",
        "32x4x4 17 1x1",
        "6x5x5 13 5x5",
        "1x9x9 6 5x5 p2,2,2,2",
        "6x10x10 16 5x5",
        "3x8x8 33 3x3 p1,1,1,1",
        "17x7x7 17 3x3 p1,1,1,1",
        "4x13x11 9 3x3 s2",
        "4x13x11 9 3x3 s2 p1,1,1,1",
        "3x12x12 5 2x2 s2 p0,0,1,1",
        "2x9x10 3 2x2 s3",
        "2x11x12 3 1x1 s4",
        "5x9x9 4 3x3 s3 p1,1,1,1",
        "3x15x15 7 5x5 s3 p2,2,2,2",
        "2x14x14 5 3x3 d2",
        "2x14x14 5 3x3 p2,2,2,2 d2",
        "3x15x13 4 3x2 s2 p1,0,2,1 d3",
        "8x6x6 8 3x3 p1,1,1,1 g8",
        "4x6x7 12 3x3 p1,1,1,1 g4",
        "4x9x9 4 5x5 s2 p2,2,2,2 g4",
        "6x7x5 9 3x3 p1,1,1,1 g3",
        "48x3x3 48 3x3 p1,1,1,1 g2",
        "10x1x1 40 1x1",
        "3x2x2 5 2x2 p1,1,1,1",
        "2x3x3 3 3x3 p3,3,3,3",
        "2x3x3 3 3x3 s5 p4,4,0,0",
        "3x1x20 5 1x4",
        "3x1x33 4 1x7 s2 p0,3,0,3",
        "2x1x40 3 1x15 p0,7,0,7",
        "4x1x25 8 1x3 p0,2,0,2 d2 g2",
        "2x20x1 3 5x1 s2",
        "2x4x30 2 1x13 s1 p0,6,0,6");

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shapes_AgreeWithTheDefinition(string shape)
    {
        foreach (var rows in Rows)
        {
            Check<float, AnyShape>(Parse(shape), rows);
            Check<double, AnyShape>(Parse(shape), rows);
        }
    }

    [Fact]
    public void RandomShapes_AgreeWithTheDefinition()
    {
        var shapes =
            from groups in Gen.Int[1, 3]
            from inputs in Gen.Int[1, 7]
            from outputs in Gen.Int[1, 7]
            from height in Gen.Int[1, 12]
            from width in Gen.Int[1, 12]
            from kernelHeight in Gen.Int[1, 4]
            from kernelWidth in Gen.Int[1, 6]
            from stride in Gen.Int[1, 4]
            from padding in Gen.Int[0, 3].Array[4]
            from dilation in Gen.Int[1, 3]
            from hasBias in Gen.Bool
            select new Shape(
                groups * inputs, height, width, groups * outputs, kernelHeight, kernelWidth,
                stride, padding[0], padding[1], padding[2], padding[3], dilation, groups, hasBias);
        shapes.Where(shape => shape.OutputHeight > 0 && shape.OutputWidth > 0)
            .Select(Gen.Int[1, 100])
            .Sample(
                (shape, rows) =>
                {
                    Check<float, AnyShape>(shape, rows);
                    Check<double, AnyShape>(shape, rows);
                },
                iter: 60,
                threads: 1);
    }

    [Fact]
    public void ConstantShapes_AgreeWithTheDefinition()
    {
        foreach (var rows in Rows)
        {
            Check<float, ConstantShape>(ConstantShape.Shape, rows);
            Check<double, ConstantShape>(ConstantShape.Shape, rows);
        }
    }

    private static Shape Parse(string text)
    {
        var parts = text.Split(' ');
        var input = Numbers(parts[0]);
        var kernel = Numbers(parts[2]);
        var shape = new Shape(
            input[0], input[1], input[2], Number(parts[1]), kernel[0], kernel[1], 1, 0, 0, 0, 0, 1, 1, true);
        foreach (var part in parts[3..])
        {
            var values = Numbers(part[1..]);
            shape = part[0] switch
            {
                's' => shape with { Stride = values[0] },
                'p' => shape with
                {
                    PadTop = values[0],
                    PadLeft = values[1],
                    PadBottom = values[2],
                    PadRight = values[3],
                },
                'd' => shape with { Dilation = values[0] },
                _ => shape with { Groups = values[0], HasBias = false },
            };
        }

        return shape;

        static int[] Numbers(string list) => Array.ConvertAll(list.Split('x', ','), Number);

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    private static void Check<T, TConvolution>(Shape shape, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TConvolution : struct, IConvolution
    {
        AnyShape.Current = shape;
        var tensors = new Tensors<T>(shape, rows);
        Check<T, TConvolution, Wide512<T>>(tensors);
        Check<T, TConvolution, Wide256<T>>(tensors);
        Check<T, TConvolution, OneLane<T>>(tensors);
        Check<T, TConvolution, Wide128<T>>(tensors);
    }

    private static unsafe void Check<T, TConvolution, V>(Tensors<T> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TConvolution : struct, IConvolution
        where V : struct, ISimd<V, T>
    {
        var shape = tensors.Shape;
        var rows = tensors.Rows;
        var scratch = Guarded<T>(Convolution<T>.ScratchLength<TConvolution>());
        var output = Guarded<T>(tensors.OutputGradient.Length - GuardLength);
        var source = new GivenSource<T>(tensors.Input.Address.Pointer, shape.InputHeight, shape.InputWidth);
        new Correlation<
            T,
            ForwardCorrelation<TConvolution, AllOutputs<TConvolution>>,
            GivenSource<T>,
            FinishSums<T, FinishForward<T, Square<T>>>>(
            source,
            tensors.Weight.Address.Pointer,
            tensors.Bias.Address.Pointer,
            output.Address.Pointer,
            new(output.Address.Pointer, null),
            scratch.Address.Pointer,
            rows).Run<V>();
        AssertEqual(
            "output", tensors, [.. tensors.Output.Select(y => y * y)], tensors.Lanes(output, shape.OutputLength));

        var kept = Guarded<T>(tensors.OutputGradient.Length - GuardLength);
        var again = Guarded<T>(tensors.OutputGradient.Length - GuardLength);
        new Correlation<
            T,
            ForwardCorrelation<TConvolution, AllOutputs<TConvolution>>,
            GivenSource<T>,
            FinishSums<T, FinishForwardKeeping<T, Square<T>>>>(
            source,
            tensors.Weight.Address.Pointer,
            tensors.Bias.Address.Pointer,
            again.Address.Pointer,
            new(again.Address.Pointer, kept.Address.Pointer),
            scratch.Address.Pointer,
            rows).Run<V>();
        AssertEqual("kept", tensors, tensors.Output, tensors.Lanes(kept, shape.OutputLength));
        Assert.Equal(output.Span.ToArray(), again.Span.ToArray());

        var inputGradient = Guarded<T>(tensors.Input.Length - GuardLength);
        var gradient = new GivenSource<T>(
            tensors.OutputGradient.Address.Pointer, shape.OutputHeight, shape.OutputWidth);
        new Correlation<
            T,
            BackwardCorrelation<TConvolution>,
            GivenSource<T>,
            FinishSums<T, FinishBackward<T, Square<T>>>>(
            gradient,
            tensors.Weight.Address.Pointer,
            null,
            inputGradient.Address.Pointer,
            new(inputGradient.Address.Pointer, tensors.Input.Address.Pointer),
            scratch.Address.Pointer,
            rows).Run<V>();
        var input = tensors.Lanes(tensors.Input, shape.InputLength);
        AssertEqual(
            "input gradient",
            tensors,
            [.. tensors.InputGradient.Zip(input, (gradient, x) => gradient * x)],
            tensors.Lanes(inputGradient, shape.InputLength));
        Assert.All(
            tensors.OtherLanes(inputGradient, shape.InputLength).ToArray(),
            value => Assert.Equal(0.0, double.CreateChecked(value)));

        var weightLayout = ParameterLayout.DensePanels(shape.OutputChannels, shape.WeightLength);
        var biasLayout = ParameterLayout.Vector(shape.OutputChannels);
        var gradients = Guarded<T>(weightLayout.PackedLength + biasLayout.PackedLength);
        new ConvolutionParameterGradient<T, TConvolution, GivenSource<T>, StoreGradient<T>>(
            tensors.Input.Address.Pointer,
            gradient,
            new StoreGradient<T>(gradients.Address),
            0,
            shape.HasBias ? weightLayout.PackedLength : -1,
            scratch.Address.Pointer,
            rows).Run<V>();
        AssertPacked(
            "weight gradient",
            tensors,
            weightLayout,
            tensors.WeightGradient,
            gradients.Span[..weightLayout.PackedLength]);
        if (shape.HasBias)
        {
            AssertPacked(
                "bias gradient",
                tensors,
                biasLayout,
                tensors.BiasGradient,
                gradients.Span.Slice(weightLayout.PackedLength, biasLayout.PackedLength));
        }

        AssertGuarded(tensors, scratch, output, inputGradient, gradients);
        if (shape.InputHeight * shape.InputWidth > 1)
            CheckPooled<T, TConvolution, V>(tensors);
    }

    /// <summary>
    /// One with windows over the outputs, a convolution does what it, the activation and the windows do one after the other.
    /// </summary>
    private static unsafe void CheckPooled<T, TConvolution, V>(Tensors<T> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TConvolution : struct, IConvolution
        where V : struct, ISimd<V, T>
    {
        var shape = tensors.Shape;
        var rows = tensors.Rows;
        foreach (var (height, width) in ((int, int)[])[(2, 2), (3, 2), (1, 3), (2, 1), (1, 6)])
        {
            if (height > shape.OutputHeight || width > shape.OutputWidth)
                continue;
            AnyPool.Current = (shape.OutputChannels, shape.OutputHeight, shape.OutputWidth, height, width);
            var features = AnyPool.Channels * AnyPool.OutputHeight * AnyPool.OutputWidth;
            var length = (rows + 15) / 16 * 16 * features;
            var scratch = Guarded<T>(Convolution<T>.ScratchLength<TConvolution, AnyPool>());
            var pooled = Guarded<T>(length);
            var places = Guarded<T>(length);
            new Correlation<
                T,
                ForwardCorrelation<TConvolution, PooledOutputs<AnyPool>>,
                GivenSource<T>,
                FinishPooling<T, AnyPool, Bent<T>>>(
                new(tensors.Input.Address.Pointer, shape.InputHeight, shape.InputWidth),
                tensors.Weight.Address.Pointer,
                tensors.Bias.Address.Pointer,
                null,
                new(pooled.Address.Pointer, places.Address.Pointer),
                scratch.Address.Pointer,
                rows).Run<V>();

            // The gradient of the outputs: that of their window where they are its first largest.
            var results = new double[rows * features];
            var outputGradient = new double[tensors.Output.Length];
            var pooledGradient = Guarded<T>(length);
            pooledGradient.Span[..length].Clear();
            for (var i = 0; i < results.Length; i++)
            {
                var (row, channel) = (i / features, i % features / (AnyPool.OutputHeight * AnyPool.OutputWidth));
                var (y, x) = (i / AnyPool.OutputWidth % AnyPool.OutputHeight, i % AnyPool.OutputWidth);
                var cells =
                    from cell in Enumerable.Range(0, height * width)
                    let at = (y * height) + (cell / width)
                    select (((((row * shape.OutputChannels) + channel) * shape.OutputHeight) + at) * shape.OutputWidth)
                        + (x * width) + (cell % width);
                var largest = cells.MaxBy(cell => Bent<T>.Of(tensors.Output[cell]));
                results[i] = Bent<T>.Of(tensors.Output[largest]);
                var sign = (i % 3) - 1;
                pooledGradient.Span[((((row / 16) * features) + (i % features)) * 16) + (row % 16)] = T.CreateChecked(sign);
                outputGradient[largest] = results[i] > 0 ? 2 * sign : sign;
            }

            AssertEqual($"windows of {height}x{width}", tensors, results, tensors.Lanes(pooled, features));
            var expected = new Tensors<T>(shape, rows, outputGradient);
            var source = new PooledSource<T, AnyPool, Bent<T>>(
                pooledGradient.Address.Pointer, places.Address.Pointer, pooled.Address.Pointer);
            var inputGradient = Guarded<T>(tensors.Input.Length - GuardLength);
            new Correlation<
                T,
                BackwardCorrelation<TConvolution>,
                PooledSource<T, AnyPool, Bent<T>>,
                FinishSums<T, FinishBackward<T, NoActivation<T>>>>(
                source,
                tensors.Weight.Address.Pointer,
                null,
                inputGradient.Address.Pointer,
                new(inputGradient.Address.Pointer, null),
                scratch.Address.Pointer,
                rows).Run<V>();
            AssertEqual(
                "input gradient through windows",
                tensors,
                expected.InputGradient,
                tensors.Lanes(inputGradient, shape.InputLength));

            var weightLayout = ParameterLayout.DensePanels(shape.OutputChannels, shape.WeightLength);
            var biasLayout = ParameterLayout.Vector(shape.OutputChannels);
            var gradients = Guarded<T>(weightLayout.PackedLength + biasLayout.PackedLength);
            new ConvolutionParameterGradient<T, TConvolution, PooledSource<T, AnyPool, Bent<T>>, StoreGradient<T>>(
                tensors.Input.Address.Pointer,
                source,
                new StoreGradient<T>(gradients.Address),
                0,
                weightLayout.PackedLength,
                scratch.Address.Pointer,
                rows).Run<V>();
            AssertPacked(
                "weight gradient through windows",
                tensors,
                weightLayout,
                expected.WeightGradient,
                gradients.Span[..weightLayout.PackedLength]);
            AssertPacked(
                "bias gradient through windows",
                tensors,
                biasLayout,
                expected.BiasGradient,
                gradients.Span.Slice(weightLayout.PackedLength, biasLayout.PackedLength));
            AssertGuarded(tensors, scratch, pooled, places, inputGradient, gradients);
        }
    }

    private static void AssertGuarded<T>(Tensors<T> tensors, params AlignedBlock<T>[] blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var block in blocks)
        {
            Assert.True(
                block.Span[^GuardLength..].IndexOfAnyExcept(Guard<T>()) < 0,
                $"{Describe(tensors)}: written past the end");
        }
    }

    private static void AssertPacked<T>(
        string what, Tensors<T> tensors, ParameterLayout layout, double[] expected, ReadOnlySpan<T> packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var actual = new T[layout.Length];
        layout.Unpack(packed, actual);
        AssertEqual(what, tensors, expected, Array.ConvertAll(actual, double.CreateChecked));

        // Packed again, with zeros as padding, it is what it was.
        var again = new T[layout.PackedLength];
        layout.Pack<T, T>(actual, again);
        Assert.True(packed.SequenceEqual(again), $"{Describe(tensors)}: padding of the {what}");
    }

    private static void AssertEqual<T>(string what, Tensors<T> tensors, double[] expected, double[] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i] != actual[i])
                Assert.Fail($"{Describe(tensors)}: {what}[{i}] is {actual[i]} but should be {expected[i]}.");
        }
    }

    private static string Describe<T>(Tensors<T> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        $"{tensors.Shape}, {tensors.Rows} rows of {typeof(T).Name}";

    private const int GuardLength = 64;

    private static T Guard<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(-12345);

    /// <summary>Memory that holds no number, with values behind it that nothing may change.</summary>
    private static AlignedBlock<T> Guarded<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = new AlignedBlock<T>(length + GuardLength);
        block.Span.Fill(T.NaN);
        block.Span[^GuardLength..].Fill(Guard<T>());
        return block;
    }

    /// <summary>An activation whose backward pass uses what it is given.</summary>
    private readonly struct Square<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => x * x;

        public static V Backward<V>(V y, V gradient)
            where V : struct, ISimd<V, T> => y * gradient;
    }

    /// <summary>An activation that falls as well as it rises, and whose backward pass uses its output.</summary>
    private readonly struct Bent<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static double Of(double x) => 5 - Math.Abs(x);

        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => V.Create(T.CreateChecked(5)) - V.Abs(x);

        public static V Backward<V>(V y, V gradient)
            where V : struct, ISimd<V, T> => V.Where(V.GreaterThan(y, V.Zero), gradient + gradient, gradient);
    }

    private sealed record Shape(
        int InputChannels,
        int InputHeight,
        int InputWidth,
        int OutputChannels,
        int KernelHeight,
        int KernelWidth,
        int Stride,
        int PadTop,
        int PadLeft,
        int PadBottom,
        int PadRight,
        int Dilation,
        int Groups,
        bool HasBias)
    {
        public int OutputHeight => Outputs(InputHeight + PadTop + PadBottom, KernelHeight);

        public int OutputWidth => Outputs(InputWidth + PadLeft + PadRight, KernelWidth);

        public int InputLength => InputChannels * InputHeight * InputWidth;

        public int OutputLength => OutputChannels * OutputHeight * OutputWidth;

        /// <summary>The weights of an output channel.</summary>
        public int WeightLength => InputChannels / Groups * KernelHeight * KernelWidth;

        private int Outputs(int inputs, int kernel)
        {
            var last = inputs - ((kernel - 1) * Dilation) - 1;
            return last < 0 ? 0 : (last / Stride) + 1;
        }
    }

    /// <summary>Operands and, by the definition, results for a shape.</summary>
    private sealed class Tensors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Tensors(Shape shape, int rows, double[]? outputGradient = null)
        {
            Shape = shape;
            Rows = rows;
            var random = new Random(HashCode.Combine(rows, shape.InputLength, shape.OutputLength));
            var x = Integers(random, rows * shape.InputLength);
            var w = Integers(random, shape.OutputChannels * shape.WeightLength);
            var b = Integers(random, shape.HasBias ? shape.OutputChannels : 0);
            var dy = outputGradient ?? Integers(random, rows * shape.OutputLength);
            Input = ToLanes(x, shape.InputLength, isZeroElsewhere: false);
            OutputGradient = ToLanes(dy, shape.OutputLength, isZeroElsewhere: true);
            Weight = Packed(w, ParameterLayout.DensePanels(shape.OutputChannels, shape.WeightLength));
            Bias = Packed(b, ParameterLayout.Vector(shape.OutputChannels));
            Output = new double[dy.Length];
            InputGradient = new double[x.Length];
            WeightGradient = new double[w.Length];
            BiasGradient = new double[shape.OutputChannels];
            for (var row = 0; row < rows; row++)
                Convolve(row, x, w, b, dy);
        }

        public Shape Shape { get; }

        public int Rows { get; }

        public AlignedBlock<T> Input { get; }

        public AlignedBlock<T> OutputGradient { get; }

        public AlignedBlock<T> Weight { get; }

        public AlignedBlock<T> Bias { get; }

        public double[] Output { get; }

        public double[] InputGradient { get; }

        public double[] WeightGradient { get; }

        public double[] BiasGradient { get; }

        /// <summary>The values of a tensor in lanes, example by example.</summary>
        public double[] Lanes(AlignedBlock<T> block, int features)
        {
            var values = new double[Rows * features];
            for (var i = 0; i < values.Length; i++)
                values[i] = double.CreateChecked(block.Span[Place(i / features, i % features, features)]);
            return values;
        }

        /// <summary>The lanes past the last row.</summary>
        public IEnumerable<T> OtherLanes(AlignedBlock<T> block, int features)
        {
            for (var row = Rows; row % 16 != 0; row++)
            {
                for (var i = 0; i < features; i++)
                    yield return block.Span[Place(row, i, features)];
            }
        }

        private void Convolve(int row, double[] x, double[] w, double[] b, double[] dy)
        {
            var groupInputs = Shape.InputChannels / Shape.Groups;
            var groupOutputs = Shape.OutputChannels / Shape.Groups;
            var y = row * Shape.OutputLength;
            for (var o = 0; o < Shape.OutputChannels; o++)
            {
                for (var oy = 0; oy < Shape.OutputHeight; oy++)
                {
                    for (var ox = 0; ox < Shape.OutputWidth; ox++, y++)
                    {
                        Output[y] = Shape.HasBias ? b[o] : 0;
                        BiasGradient[o] += dy[y];
                        for (var k = 0; k < Shape.WeightLength; k++)
                        {
                            var channel = (o / groupOutputs * groupInputs)
                                + (k / (Shape.KernelHeight * Shape.KernelWidth));
                            var ky = k / Shape.KernelWidth % Shape.KernelHeight;
                            var kx = k % Shape.KernelWidth;
                            var iy = (oy * Shape.Stride) + (ky * Shape.Dilation) - Shape.PadTop;
                            var ix = (ox * Shape.Stride) + (kx * Shape.Dilation) - Shape.PadLeft;
                            if (iy < 0 || iy >= Shape.InputHeight || ix < 0 || ix >= Shape.InputWidth)
                                continue;
                            var i = (row * Shape.InputLength)
                                + (((channel * Shape.InputHeight) + iy) * Shape.InputWidth) + ix;
                            var weight = (o * Shape.WeightLength) + k;
                            Output[y] += w[weight] * x[i];
                            InputGradient[i] += w[weight] * dy[y];
                            WeightGradient[weight] += x[i] * dy[y];
                        }
                    }
                }
            }
        }

        private AlignedBlock<T> ToLanes(double[] values, int features, bool isZeroElsewhere)
        {
            var block = Guarded<T>((Rows + 15) / 16 * 16 * features);
            block.Span[..^GuardLength].Fill(isZeroElsewhere ? T.Zero : T.CreateChecked(99));
            for (var i = 0; i < values.Length; i++)
                block.Span[Place(i / features, i % features, features)] = T.CreateChecked(values[i]);
            return block;
        }

        private static AlignedBlock<T> Packed(double[] values, ParameterLayout layout)
        {
            var block = Guarded<T>(layout.PackedLength);
            if (values.Length > 0)
                layout.Pack<T, T>(Array.ConvertAll(values, T.CreateChecked), block.Span[..layout.PackedLength]);
            return block;
        }

        private static int Place(int row, int feature, int features) =>
            (((row / 16 * features) + feature) * 16) + (row % 16);

        private static double[] Integers(Random random, int count)
        {
            var values = new double[count];
            for (var i = 0; i < count; i++)
                values[i] = random.Next(-2, 3);
            return values;
        }
    }

    /// <summary>Windows side by side over the outputs of a convolution.</summary>
    private readonly struct AnyPool : IPool2D
    {
        public static (int Channels, int Height, int Width, int KernelHeight, int KernelWidth) Current { get; set; }

        public static int Channels => Current.Channels;

        public static int InputHeight => Current.Height;

        public static int InputWidth => Current.Width;

        public static int OutputHeight => Current.Height / KernelHeight;

        public static int OutputWidth => Current.Width / KernelWidth;

        public static int KernelHeight => Current.KernelHeight;

        public static int KernelWidth => Current.KernelWidth;

        public static int StrideY => KernelHeight;

        public static int StrideX => KernelWidth;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => false;
    }

    /// <summary>A convolution whose dimensions are not constants: one compiled code for all shapes.</summary>
    private readonly struct AnyShape : IConvolution
    {
        public static Shape Current { get; set; } = new(1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, true);

        public static int InputChannels => Current.InputChannels;

        public static int InputHeight => Current.InputHeight;

        public static int InputWidth => Current.InputWidth;

        public static int OutputChannels => Current.OutputChannels;

        public static int OutputHeight => Current.OutputHeight;

        public static int OutputWidth => Current.OutputWidth;

        public static int KernelHeight => Current.KernelHeight;

        public static int KernelWidth => Current.KernelWidth;

        public static int Stride => Current.Stride;

        public static int PadTop => Current.PadTop;

        public static int PadLeft => Current.PadLeft;

        public static int Dilation => Current.Dilation;

        public static int Groups => Current.Groups;

        public static bool HasBias => Current.HasBias;
    }

    /// <summary>A convolution as generated code states it.</summary>
    private readonly struct ConstantShape : IConvolution
    {
        public static Shape Shape => new(6, 11, 13, 10, 3, 5, 2, 1, 2, 0, 2, 1, 2, true);

        public static int InputChannels => 6;

        public static int InputHeight => 11;

        public static int InputWidth => 13;

        public static int OutputChannels => 10;

        public static int OutputHeight => 5;

        public static int OutputWidth => 7;

        public static int KernelHeight => 3;

        public static int KernelWidth => 5;

        public static int Stride => 2;

        public static int PadTop => 1;

        public static int PadLeft => 2;

        public static int Dilation => 1;

        public static int Groups => 2;

        public static bool HasBias => true;
    }
}
