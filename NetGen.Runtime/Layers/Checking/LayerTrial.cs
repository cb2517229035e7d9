using System.Globalization;
using System.Numerics;
using NetGen.Training;

namespace NetGen.Layers;

/// <summary>A batch of random examples that a layer of the user's own is tried with.</summary>
internal sealed class LayerTrial<TLayer, T>
    where TLayer : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of a tensor that are compared, at most.</summary>
    private const int Compared = 64;

    private static readonly double Epsilon = double.CreateChecked(T.BitIncrement(T.One) - T.One);

    /// <summary>
    /// Of the largest element of a gradient: with steps h of the cube root of ε, where the error of a central difference,
    /// h² of the function's curvature and ε / h of its value, is smallest, a margin of some hundred.
    /// </summary>
    private static readonly double Tolerance = Math.Pow(Epsilon, 0.4);

    private readonly LayerDeclaration _declaration;
    private readonly int _examples;
    private readonly string _trial;
    private readonly T[] _input;
    private readonly T[] _parameters;
    private readonly T[] _outputGradient;

    public LayerTrial(LayerDeclaration declaration, int examples, int seed, double lowest, double highest)
    {
        _declaration = declaration;
        _examples = examples;
        _trial = string.Create(CultureInfo.InvariantCulture, $"with {examples} random example{(examples == 1 ? "" : "s")}");
        _input = Random(examples * declaration.Inputs, lowest, highest, seed, stream: 0);
        _outputGradient = Random(examples * declaration.Outputs, -1, 1, seed, stream: 1);
        _parameters = new T[declaration.ParameterCount];
        for (var i = 0; i < declaration.Parameters.Length; i++)
        {
            var parameter = declaration.Parameters[i];
            var start = double.IsNaN(parameter.Scale) ? 0 : parameter.Scale;
            var (low, high) = parameter.Init == Init.Constant && start != 0 ? (start - 0.5, start + 0.5) : (-1, 1);
            Random(declaration.Places[(2 * i) + 1], low, high, seed, stream: 2 + i)
                .CopyTo(_parameters, declaration.Places[2 * i]);
        }
    }

    /// <summary>Requires that the passes set all that they must, whatever lay there, and change nothing else.</summary>
    public void CheckWrites()
    {
        var (first, second) = (Run(fill: T.CreateChecked(0.75)), Run(fill: T.CreateChecked(-1.5)));
        CheckWrites(first.Output, second.Output, "Forward", "Output", OutputElement);
        CheckWrites(first.InputGradient, second.InputGradient, "Backward", "InputGradient", InputElement);
        CheckWrites(
            first.ParameterGradients,
            second.ParameterGradients,
            "Backward",
            "ParameterGradient",
            element => ParameterElement(element));
    }

    private void CheckWrites(T[] first, T[] second, string pass, string what, Func<int, string> name)
    {
        for (var i = 0; i < first.Length; i++)
        {
            if (!first[i].Equals(second[i]))
            {
                throw Fault(
                    $"{pass} does not set {what} {name(i)}, or computes it from what lay there before: two calls with the same "
                    + $"arguments gave {Text(first[i])} and {Text(second[i])}");
            }

            if (!T.IsFinite(first[i]))
            {
                throw Fault(
                    $"{pass} sets {what} {name(i)} to {Text(first[i])}; give LayerCheck.Gradients a range of inputs for which the "
                    + "layer is defined");
            }
        }
    }

    /// <summary>Requires that the gradients are those of the forward pass.</summary>
    public void CheckGradients()
    {
        var result = Run(T.Zero);
        CheckGradient(_input, 0, _input.Length, result.InputGradient, i => $"∂L/∂input of {InputElement(i)}");
        for (var p = 0; p < _declaration.Parameters.Length; p++)
        {
            CheckGradient(
                _parameters,
                _declaration.Places[2 * p],
                _declaration.Places[(2 * p) + 1],
                result.ParameterGradients,
                element => $"∂L/∂parameter of {ParameterElement(element)}");
        }
    }

    /// <summary>
    /// Compares some elements of a gradient with differences of <c>L = Σ g y</c> over all outputs y, g being the gradient
    /// that the backward pass was given.
    /// </summary>
    private void CheckGradient(T[] values, int start, int length, T[] gradient, Func<int, string> name)
    {
        var scale = gradient.Skip(start).Take(length).Select(element => Math.Abs(double.CreateChecked(element))).Max();
        var step = Math.ScaleB(1, Math.ILogB(Math.Cbrt(Epsilon)));
        for (var i = 0; i < Math.Min(length, Compared); i++)
        {
            var element = start + (int)((long)i * length / Math.Min(length, Compared));
            var given = double.CreateChecked(gradient[element]);
            var difference = Differences(values, element, step);
            if (difference.Allows(given, scale) || Differences(values, element, step / 8).AllowsNearKink(given, scale))
                continue;
            throw Fault(
                $"{name(element)} is {Text(gradient[element])}, but the differences of Forward give "
                + $"{Text(T.CreateChecked(difference.Central))} (L is the sum of OutputGradient times Output)");
        }
    }

    private Difference Differences(T[] values, int element, double step)
    {
        var value = values[element];
        var (low, high) = (value - T.CreateChecked(step), value + T.CreateChecked(step));
        var here = Forward(T.Zero);
        values[element] = low;
        var below = Forward(T.Zero);
        values[element] = high;
        var above = Forward(T.Zero);
        values[element] = value;
        var (toHigh, toLow, noise) = (0.0, 0.0, 0.0);
        for (var i = 0; i < here.Length; i++)
        {
            // What the element does not reach is left out, and with it the rounding of what it is.
            if (above[i] == here[i] && below[i] == here[i])
                continue;
            var weight = double.CreateChecked(_outputGradient[i]);
            var y = double.CreateChecked(here[i]);
            toHigh += weight * (double.CreateChecked(above[i]) - y);
            toLow += weight * (y - double.CreateChecked(below[i]));
            noise += weight * weight * ((y * y) + 1e-2);
        }

        var (up, down) = (double.CreateChecked(high - value), double.CreateChecked(value - low));
        return new(
            (toHigh + toLow) / (up + down), toHigh / up, toLow / down, 8 * Epsilon * Math.Sqrt(noise) / (up + down));
    }

    /// <summary>Requires that what an example gives is the same alone, and that gradients of parameters are summed.</summary>
    public void CheckIndependence()
    {
        var all = Run(T.Zero);
        var sums = new double[_parameters.Length];
        for (var example = 0; example < _examples; example++)
        {
            var alone = Run(T.Zero, example, 1);
            CheckAlike(all.Output, alone.Output, example * _declaration.Outputs, "Output", OutputElement);
            CheckAlike(all.InputGradient, alone.InputGradient, example * _declaration.Inputs, "InputGradient", InputElement);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += double.CreateChecked(alone.ParameterGradients[i]);
        }

        T[] summed = [.. sums.Select(T.CreateChecked)];
        CheckAlike(
            all.ParameterGradients,
            summed,
            0,
            "ParameterGradient, summed over the examples,",
            element => ParameterElement(element));
    }

    private void CheckAlike(T[] all, T[] alone, int start, string what, Func<int, string> name)
    {
        var allowed = Math.Pow(Epsilon, 0.6)
            * Math.Max(1e-3, all.Select(element => Math.Abs(double.CreateChecked(element))).DefaultIfEmpty().Max());
        for (var i = 0; i < alone.Length; i++)
        {
            if (Math.Abs(double.CreateChecked(all[start + i]) - double.CreateChecked(alone[i])) > allowed)
            {
                throw Fault(
                    $"{what} {name(start + i)} depends on the other examples: it is {Text(all[start + i])} with them and "
                    + $"{Text(alone[i])} without them");
            }
        }
    }

    /// <summary>Requires that passes allocate nothing.</summary>
    /// <remarks>
    /// The least of several measurements, for the JIT compiler may allocate on the thread that runs a method.
    /// </remarks>
    public void CheckAllocation()
    {
        var result = Run(T.Zero);
        foreach (var pass in (string[])["Forward", "Backward"])
        {
            var least = long.MaxValue;
            for (var i = 0; i < 20 && least > 0; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                if (pass == "Forward")
                    Forward(_input, result.Output);
                else
                    Backward(_input, result, _outputGradient);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            if (least > 0)
                throw Fault($"{pass} allocates {least} bytes; it must not allocate, for it runs in every step");
        }
    }

    private T[] Forward(T fill)
    {
        var output = new T[_examples * _declaration.Outputs];
        output.AsSpan().Fill(fill);
        Forward(_input, output);
        return output;
    }

    private Result Run(T fill) => Run(fill, 0, _examples);

    /// <summary>Both passes over some of the examples, with arguments that are found unchanged.</summary>
    private Result Run(T fill, int first, int examples)
    {
        var input = _input.AsSpan(first * _declaration.Inputs, examples * _declaration.Inputs).ToArray();
        var gradient = _outputGradient.AsSpan(first * _declaration.Outputs, examples * _declaration.Outputs).ToArray();
        var result = new Result(
            new T[examples * _declaration.Outputs],
            new T[examples * _declaration.Inputs],
            new T[_declaration.ParameterCount]);
        foreach (var tensor in (T[][])[result.Output, result.InputGradient, result.ParameterGradients])
            tensor.AsSpan().Fill(fill);

        T[][] read = [input, gradient, _parameters];
        string[] names = ["Input", "OutputGradient", "a parameter"];
        T[][] before = [.. read.Select(tensor => (T[])tensor.Clone())];
        Forward(input, result.Output);
        RequireUnchanged(read, before, names, "Forward");
        T[][] kept = [.. read, result.Output];
        before = [.. before, (T[])result.Output.Clone()];
        Backward(input, result, gradient);
        RequireUnchanged(kept, before, [.. names, "Output"], "Backward");
        return result;
    }

    private void RequireUnchanged(T[][] tensors, T[][] before, string[] names, string pass)
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            if (!tensors[i].AsSpan().SequenceEqual(before[i]))
                throw Fault($"{pass} changes {names[i]}, which it may only read");
        }
    }

    private void Forward(T[] input, T[] output) => TLayer.Forward(new(
        _declaration.InputShape, _declaration.OutputShape, input, output, _parameters, _declaration.Places));

    private void Backward(T[] input, in Result result, T[] outputGradient) => TLayer.Backward(new(
        _declaration.InputShape,
        _declaration.OutputShape,
        input,
        result.Output,
        outputGradient,
        result.InputGradient,
        _parameters,
        result.ParameterGradients,
        _declaration.Places));

    private string InputElement(int element) => Element(element, _declaration.Inputs, _declaration.InputShape);

    private string OutputElement(int element) => Element(element, _declaration.Outputs, _declaration.OutputShape);

    private static string Element(int element, int features, int[] shape) =>
        $"{LayerDeclaration.IndexOf(element % features, shape)} of example {element / features}";

    private string ParameterElement(int element)
    {
        var index = _declaration.Parameters.Length - 1;
        while (_declaration.Places[2 * index] > element)
            index--;
        var parameter = _declaration.Parameters[index];
        return $"'{parameter.Name}' {LayerDeclaration.IndexOf(element - _declaration.Places[2 * index], parameter.Shape)}";
    }

    private LayerCheckException Fault(string message) => new($"{typeof(TLayer)}: {message}; {_trial}.");

    private static string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static T[] Random(int length, double lowest, double highest, int seed, int stream)
    {
        var values = new T[length];
        for (var i = 0; i < length; i++)
        {
            var uniform = Philox.ToUniform(Philox.Block((ulong)seed, (uint)stream, (ulong)i).X);
            values[i] = T.CreateChecked(lowest + ((highest - lowest) * uniform));
        }

        return values;
    }

    /// <summary>What the passes gave.</summary>
    private readonly record struct Result(T[] Output, T[] InputGradient, T[] ParameterGradients);

    /// <summary>Difference quotients at a point.</summary>
    /// <param name="Central">Over both sides.</param>
    /// <param name="Above">To the side above.</param>
    /// <param name="Below">To the side below.</param>
    /// <param name="Noise">What the rounding of the function's values may add to them.</param>
    private readonly record struct Difference(double Central, double Above, double Below, double Noise)
    {
        public bool Allows(double gradient, double scale) => IsNear(gradient, Central, scale);

        /// <summary>With a kink on one side, the quotient to the other one is right.</summary>
        public bool AllowsNearKink(double gradient, double scale) =>
            Allows(gradient, scale) || IsNear(gradient, Above, scale) || IsNear(gradient, Below, scale);

        private bool IsNear(double gradient, double quotient, double scale) =>
            Math.Abs(gradient - quotient) <= (Tolerance * Math.Max(scale, Math.Abs(quotient))) + Noise;
    }
}
