using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The kernels in double precision against plain loops, at every vector width.</summary>
public unsafe class DoublePrecisionTests
{
    // Odd, so that panels do not follow each other at the distance of their rows.
    private const int Rows = 13, Capacity = 15;

    [Fact]
    public void Forward_small_from_narrow_panels() => Forward<Small>();

    [Fact]
    public void Forward_wide() => Forward<Large>();

    [Fact]
    public void Gradients_small() => Gradients<Small>();

    [Fact]
    public void Gradients_wide() => Gradients<Large>();

    [Theory]
    [InlineData(3)]
    [InlineData(37)]
    public void Softmax_and_its_gradient(int features)
    {
        var x = Random(Rows * features, 1);
        var input = ToPanels(x, features);
        var output = Block(features);
        var expected = Softmax(x, features);
        Softmax<double>.Forward(input.Address, output.Address, features, Rows, Capacity);
        Close(expected, FromPanels(output, features));
        var logs = Block(features);
        Softmax<double>.ForwardLog(input.Address, logs.Address, features, Rows, Capacity);
        Close([.. expected.Select(p => Math.Log(p))], FromPanels(logs, features));

        var d = Random(Rows * features, 2);
        var gradient = ToPanels(d, features);
        var inputGradient = Block(features);
        Softmax<double>.Backward(output.Address, gradient.Address, inputGradient.Address, features, Rows, Capacity);
        Close(
            Each(features, (r, c) => expected[c] * (d[c] - Sum(r, features, i => expected[i] * d[i]))),
            FromPanels(inputGradient, features));
        Softmax<double>.BackwardLog(logs.Address, gradient.Address, inputGradient.Address, features, Rows, Capacity);
        Close(
            Each(features, (r, c) => d[c] - (expected[c] * Sum(r, features, i => d[i]))),
            FromPanels(inputGradient, features));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(37)]
    public void Cross_entropy(int features)
    {
        var x = Random(Rows * features, 3);
        var input = ToPanels(x, features);
        var probabilities = Softmax(x, features);
        var classes = Enumerable.Range(0, Rows).Select(r => r * 7 % features).ToArray();
        var gradient = Block(features);
        var loss = SoftmaxCrossEntropy<double>.Backward(
            input.Address, Targets<double>.OfClasses(classes, features), gradient.Address, 0.5, features, Capacity);
        Assert.Equal(
            -Enumerable.Range(0, Rows).Sum(r => Math.Log(probabilities[(r * features) + classes[r]])), loss, 1e-13 * loss);
        var expected = Each(features, (r, c) => 0.5 * (probabilities[c] - (c % features == classes[r] ? 1 : 0)));
        Close(expected, FromPanels(gradient, features));

        // The same classes as distributions.
        var targets = Each(features, (r, c) => c % features == classes[r] ? 1 : 0);
        var values = Targets<double>.OfValues(targets, features);
        var same = SoftmaxCrossEntropy<double>.Backward(
            input.Address, values, gradient.Address, 0.5, features, Capacity);
        Assert.Equal(loss, same, 1e-13 * loss);
        Close(expected, FromPanels(gradient, features));
        Assert.Equal(
            same, SoftmaxCrossEntropy<double>.Evaluate(input.Address, values, features, Capacity), 1e-13 * loss);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(37)]
    public void Elementwise_loss(int features)
    {
        var x = Random(Rows * features, 4);
        var t = Random(Rows * features, 5);
        var gradient = Block(features);
        var loss = ElementwiseLoss<double>.Backward<Square>(
            ToPanels(x, features).Address,
            Targets<double>.OfValues(t, features),
            gradient.Address,
            0.25,
            features,
            Capacity);
        Assert.Equal(x.Zip(t, (a, b) => (a - b) * (a - b)).Sum(), loss, 1e-13 * loss);
        Close([.. x.Zip(t, (a, b) => 0.5 * (a - b))], FromPanels(gradient, features));
    }

    [Fact]
    public void Update_stops_at_the_length_given()
    {
        var parameters = new AlignedBlock<double>(48);
        var gradients = new AlignedBlock<double>(48);
        parameters.Span.Fill(1);
        gradients.Span.Fill(0.1);
        ParameterUpdate<double>.Apply(
            gradients.Address, 32, new UpdateParameters<double, Descent>(parameters.Address, default, 32, default));
        Assert.Equal([.. Enumerable.Repeat(1 - 0.1, 32), .. Enumerable.Repeat(1.0, 16)], parameters.Span.ToArray());
    }

    private static void Forward<TDense>()
        where TDense : struct, IDense
    {
        int inputs = TDense.Inputs, outputs = TDense.Outputs;
        var x = Random(Rows * inputs, 6);
        var (weight, w, bias, b) = Parameters<TDense>();
        var expected = Each(outputs, (r, c) => Math.Max(
            0, b[c % outputs] + Enumerable.Range(0, inputs).Sum(i => x[(r * inputs) + i] * w[(c % outputs * inputs) + i])));
        var panels = ToPanels(x, inputs);
        fixed (double* rows = x)
        {
            var (fromRows, fromPanels) = (Block(outputs), Block(outputs));
            var kernel = new DenseForwardRows<double, TDense, Positive>(
                rows, weight.Address.Pointer, bias.Address.Pointer, null, fromRows.Address.Pointer, Rows, Capacity);
            var panelsKernel = new DenseForwardPanels<double, TDense, Positive>(
                panels.Address.Pointer,
                weight.Address.Pointer,
                bias.Address.Pointer,
                null,
                fromPanels.Address.Pointer,
                Rows,
                Capacity);
            EveryWidth(kernel, () => Close(expected, FromPanels(fromRows, outputs)));
            EveryWidth(panelsKernel, () => Close(expected, FromPanels(fromPanels, outputs)));

            var kept = Block(outputs);
            var keeping = new DenseForwardRows<double, TDense, PositiveFromInput>(
                rows,
                weight.Address.Pointer,
                bias.Address.Pointer,
                kept.Address.Pointer,
                fromRows.Address.Pointer,
                Rows,
                Capacity);
            EveryWidth(keeping, () =>
            {
                Close(expected, FromPanels(fromRows, outputs));
                Close(expected, [.. FromPanels(kept, outputs).Select(z => Math.Max(0, z))]);
                Assert.Contains(FromPanels(kept, outputs), z => z < 0);
            });
        }
    }

    private static void Gradients<TDense>()
        where TDense : struct, IDense
    {
        int inputs = TDense.Inputs, outputs = TDense.Outputs;
        var x = Random(Rows * inputs, 7);
        var d = Random(Rows * outputs, 8);
        var (weight, w, _, _) = Parameters<TDense>();
        var (input, gradient) = (ToPanels(x, inputs), ToPanels(d, outputs));

        var transposed = new AlignedBlock<double>(Panels.PaddedFeatures(inputs) * outputs);
        var inputGradient = Block(inputs);
        EveryWidth(
            new DenseInputGradient<double, TDense, Positive>(
                gradient.Address.Pointer,
                weight.Address.Pointer,
                transposed.Address.Pointer,
                input.Address.Pointer,
                inputGradient.Address.Pointer,
                Rows,
                Capacity),
            () => Close(
                Each(inputs, (r, c) => x[c] > 0
                    ? Enumerable.Range(0, outputs).Sum(o => d[(r * outputs) + o] * w[(o * inputs) + (c % inputs)])
                    : 0),
                FromPanels(inputGradient, inputs)));

        var layout = ParameterLayout.DensePanels(outputs, inputs);
        var bias = layout.PackedLength;
        var parameterGradient = new AlignedBlock<double>(bias + Panels.PaddedFeatures(outputs));
        var expected = Enumerable.Range(0, outputs * inputs)
            .Select(at => Enumerable.Range(0, Rows).Sum(r => d[(r * outputs) + (at / inputs)] * x[(r * inputs) + (at % inputs)]))
            .ToArray();
        var expectedBias = Enumerable.Range(0, outputs)
            .Select(o => Enumerable.Range(0, Rows).Sum(r => d[(r * outputs) + o]))
            .ToArray();
        var store = new StoreGradient<double>(parameterGradient.Address);
        fixed (double* rows = x)
        {
            EveryWidth(
                new DenseParameterGradientRows<double, TDense, StoreGradient<double>>(
                    rows, gradient.Address.Pointer, store, 0, bias, Rows, Capacity),
                () => CheckGradient(1));
        }

        EveryWidth(
            new DenseParameterGradientPanels<double, TDense, StoreGradient<double>>(
                input.Address.Pointer, gradient.Address.Pointer, store, 0, bias, Rows, Capacity),
            () => CheckGradient(1));

        // Added to what is there, it comes out twice.
        Dense<double>.ParameterGradient<TDense, StoreGradient<double>>(
            input.Address, gradient.Address, store, 0, bias, Rows, Capacity);
        Dense<double>.ParameterGradient<TDense, AddGradient<double>>(
            x, gradient.Address, new(parameterGradient.Address), 0, bias, Rows, Capacity);
        CheckGradient(2);

        void CheckGradient(int times)
        {
            var actual = new double[outputs * inputs];
            layout.Unpack<double, double>(parameterGradient.Span[..bias], actual);
            Close([.. expected.Select(value => times * value)], actual);
            Close([.. expectedBias.Select(value => times * value)], parameterGradient.Span.Slice(bias, outputs).ToArray());
            parameterGradient.Span.Clear();
        }
    }

    private static void EveryWidth<TKernel>(TKernel kernel, Action check)
        where TKernel : struct, IKernel<double>
    {
        kernel.Run<OneLane<double>>();
        check();
        kernel.Run<Wide128<double>>();
        check();
        kernel.Run<Wide256<double>>();
        check();
        kernel.Run<Wide512<double>>();
        check();
    }

    private static (AlignedBlock<double> Weight, double[] W, AlignedBlock<double> Bias, double[] B) Parameters<TDense>()
        where TDense : struct, IDense
    {
        var weightLayout = ParameterLayout.DensePanels(TDense.Outputs, TDense.Inputs);
        var biasLayout = ParameterLayout.Vector(TDense.Outputs);
        var w = Random(weightLayout.Length, 9);
        var b = Random(biasLayout.Length, 10);
        var weight = new AlignedBlock<double>(weightLayout.PackedLength);
        var bias = new AlignedBlock<double>(biasLayout.PackedLength);
        weightLayout.Pack<double, double>(w, weight.Span);
        biasLayout.Pack<double, double>(b, bias.Span);
        return (weight, w, bias, b);
    }

    private static AlignedBlock<double> Block(int features) => new(Panels.PaddedFeatures(features) * Capacity);

    private static AlignedBlock<double> ToPanels(double[] values, int features)
    {
        var block = Block(features);
        Panels.FromRows(values, block.Address, features, Capacity);
        return block;
    }

    private static double[] FromPanels(AlignedBlock<double> block, int features)
    {
        var values = new double[Rows * features];
        Panels.ToRows(block.Address, values, features, Capacity);
        block.Span.Fill(double.NaN);
        Panels.FromRows(values, block.Address, features, Capacity);
        return values;
    }

    private static double[] Softmax(double[] x, int features) =>
        Each(features, (r, c) => Math.Exp(x[c]) / Sum(r, features, i => Math.Exp(x[i])));

    /// <summary>A value for each element, from its row and its place.</summary>
    private static double[] Each(int features, Func<int, int, double> value) =>
        [.. Enumerable.Range(0, Rows * features).Select(at => value(at / features, at))];

    private static double Sum(int row, int features, Func<int, double> value) =>
        Enumerable.Range(row * features, features).Sum(value);

    private static double[] Random(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-13);
    }

    private readonly struct Small : IDense
    {
        public static int Inputs => 5;

        public static int Outputs => 3;

        public static bool HasBias => true;
    }

    private readonly struct Large : IDense
    {
        public static int Inputs => 70;

        public static int Outputs => 45;

        public static bool HasBias => true;
    }

    /// <summary>The same, going back from its input.</summary>
    private readonly struct PositiveFromInput : IActivation<double>
    {
        public static bool IsFromInput => true;

        public static V Forward<V>(V x)
            where V : struct, ISimd<V, double> => Positive.Forward(x);

        public static V Backward<V>(V saved, V gradient)
            where V : struct, ISimd<V, double> => Positive.Backward(saved, gradient);
    }

    private readonly struct Positive : IActivation<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, double> => V.Max(V.Zero, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V y, V gradient)
            where V : struct, ISimd<V, double> => V.Where(V.GreaterThan(y, V.Zero), gradient, V.Zero);
    }

    private readonly struct Square : IElementwiseLoss<double>
    {
        public static V Loss<V>(V x, V target)
            where V : struct, ISimd<V, double> => (x - target) * (x - target);

        public static V Gradient<V>(V x, V target)
            where V : struct, ISimd<V, double> => V.Create(2) * (x - target);
    }

    private readonly struct Descent : IUpdateRule<double>
    {
        public static int StateCount => 0;

        public V Update<V>(V parameter, V gradient, ref V state0, ref V state1, ref V state2)
            where V : struct, ISimd<V, double> => parameter - gradient;
    }
}
