using System.Reflection;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>The property that a network has for each network among its layers, as a user's code calls it.</summary>
public class EncoderPropertyTests
{
    private const string Source =
        """
        using System;
        using NetGen;

        /// <summary>An encoder.</summary>
        [Network(4), Dense(3), BatchNorm, PReLU] public sealed partial class Encoder;

        /// <summary>Has no parameters.</summary>
        [Network(3), Tanh] public sealed partial class Squash;

        /// <summary>A network of double precision that has it as a layer, and within another one.</summary>
        [Network(4, Precision = Precision.Double)]
        [Layer<Encoder>(Frozen = true)] [Layer<Squash>]
        [From("input"), Layer<Encoder>(SharesWith = "encoder", Frozen = true)] [Add("squash")]
        public sealed partial class Net;

        /// <summary>The calls.</summary>
        public static class Calls
        {
            /// <summary>Copies there and back.</summary>
            public static string Run()
            {
                var (encoder, net, other) = (new Encoder(1), new Net(2), new Encoder(3));
                net.Encoder.CopyFrom(encoder.Parameters);
                other.Parameters.CopyFrom(net.Encoder2);
                var same = true;
                foreach (var parameter in encoder.Parameters)
                {
                    var (left, right) = (new float[parameter.Length], new float[parameter.Length]);
                    parameter.CopyTo(left);
                    other.Parameters[parameter.Name].CopyTo(right);
                    same &= left.AsSpan().SequenceEqual(right);
                }

                return $"{same} {net.Squash.Count} {net.Encoder.Count} {net.Encoder2.Count} {net.Parameters.Count} "
                    + $"{net.Encoder["dense1.weight"].Frozen} {Net.ParameterCount}";
            }
        }
        """;

    [Fact]
    public void Weights_are_copied_there_and_back()
    {
        var (image, _) = new UserProject().Generate(Source).Emit();
        var run = Assembly.Load(image).GetType("Calls", throwOnError: true)!.GetMethod("Run")!;
        Assert.Equal("True 0 7 7 7 True 0", run.Invoke(null, null));
    }
}
