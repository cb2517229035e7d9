using System.Runtime.InteropServices;

namespace NetGen.Tests.CustomLayers;

/// <summary>A weighted copy of each feature, done right: the layers of <see cref="FaultyLayers"/> each do one thing wrong.</summary>
public class Weighted : ICustomLayer<double>
{
    public static int[] OutputShape(ReadOnlySpan<int> inputShape) => [.. inputShape];

    public static LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) =>
        [new("weight", [.. inputShape], Init.Constant, 2)];

    public static void Forward(in LayerForwardPass<double> pass)
    {
        for (var i = 0; i < pass.Input.Length; i++)
            pass.Output[i] = pass.Parameter(0)[i % pass.Parameter(0).Length] * pass.Input[i];
    }

    public static void Backward(in LayerBackwardPass<double> pass)
    {
        pass.ParameterGradient(0).Clear();
        for (var i = 0; i < pass.Input.Length; i++)
        {
            var feature = i % pass.Parameter(0).Length;
            pass.InputGradient[i] = pass.OutputGradient[i] * pass.Parameter(0)[feature];
            pass.ParameterGradient(0)[feature] += pass.OutputGradient[i] * pass.Input[i];
        }
    }
}

/// <summary>Layers with one fault each.</summary>
public static class FaultyLayers
{
    public class WrongInputGradient : Weighted, ICustomLayer<double>
    {
        public static new void Backward(in LayerBackwardPass<double> pass)
        {
            Weighted.Backward(pass);
            for (var i = 0; i < pass.InputGradient.Length; i += pass.InputShape[0])
                pass.InputGradient[i + 1] *= 1.001;
        }
    }

    public class MeanOfParameterGradients : Weighted, ICustomLayer<double>
    {
        public static new void Backward(in LayerBackwardPass<double> pass)
        {
            Weighted.Backward(pass);
            for (var i = 0; i < pass.InputShape[0]; i++)
                pass.ParameterGradient(0)[i] /= pass.Input.Length / pass.InputShape[0];
        }
    }

    public class ParameterGradientAddedUp : Weighted, ICustomLayer<double>
    {
        public static new void Backward(in LayerBackwardPass<double> pass)
        {
            for (var i = 0; i < pass.Input.Length; i++)
            {
                var feature = i % pass.Parameter(0).Length;
                pass.InputGradient[i] = pass.OutputGradient[i] * pass.Parameter(0)[feature];
                pass.ParameterGradient(0)[feature] += pass.OutputGradient[i] * pass.Input[i];
            }
        }
    }

    public class OutputNotSet : Weighted, ICustomLayer<double>
    {
        public static new void Forward(in LayerForwardPass<double> pass)
        {
            for (var i = 0; i + 1 < pass.Input.Length; i++)
                pass.Output[i] = pass.Parameter(0)[i % pass.Parameter(0).Length] * pass.Input[i];
        }
    }

    public class InputGradientNotSet : Weighted, ICustomLayer<double>
    {
        public static new void Backward(in LayerBackwardPass<double> pass)
        {
            var kept = pass.InputGradient[0];
            Weighted.Backward(pass);
            pass.InputGradient[0] = kept;
        }
    }

    public class InputChanged : Weighted, ICustomLayer<double>
    {
        public static new void Forward(in LayerForwardPass<double> pass)
        {
            Weighted.Forward(pass);
            MemoryMarshal.GetReference(pass.Input) = 0.25;
        }
    }

    public class OutputChanged : Weighted, ICustomLayer<double>
    {
        public static new void Backward(in LayerBackwardPass<double> pass)
        {
            Weighted.Backward(pass);
            MemoryMarshal.GetReference(pass.Output) = 0.25;
        }
    }

    public class ExamplesMixed : Weighted, ICustomLayer<double>
    {
        public static new void Forward(in LayerForwardPass<double> pass)
        {
            Weighted.Forward(pass);
            if (pass.Input.Length > pass.InputShape[0])
                pass.Output[0] += 1;
        }
    }

    public class AllocatesForward : Weighted, ICustomLayer<double>
    {
        public static new void Forward(in LayerForwardPass<double> pass)
        {
            var copy = pass.Input.ToArray();
            Weighted.Forward(pass);
            GC.KeepAlive(copy);
        }
    }

    public class AllocatesBackward : Weighted, ICustomLayer<double>
    {
        public static new void Backward(in LayerBackwardPass<double> pass)
        {
            var copy = pass.Input.ToArray();
            Weighted.Backward(pass);
            GC.KeepAlive(copy);
        }
    }

    public class Logarithm : ICustomLayer<double>
    {
        public static int[] OutputShape(ReadOnlySpan<int> inputShape) => [.. inputShape];

        public static void Forward(in LayerForwardPass<double> pass)
        {
            for (var i = 0; i < pass.Input.Length; i++)
                pass.Output[i] = Math.Log(pass.Input[i]);
        }

        public static void Backward(in LayerBackwardPass<double> pass)
        {
            for (var i = 0; i < pass.Input.Length; i++)
                pass.InputGradient[i] = pass.OutputGradient[i] / pass.Input[i];
        }
    }

    public class EmptyShape : Weighted, ICustomLayer<double>
    {
        public static new int[] OutputShape(ReadOnlySpan<int> inputShape) => [inputShape[0], 0];
    }

    public class NameTwice : Weighted, ICustomLayer<double>
    {
        public static new LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) => [new("weight", [1]), new("weight", [2])];
    }

    public class EmptyParameter : Weighted, ICustomLayer<double>
    {
        public static new LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) => [new("weight", [])];
    }
}
