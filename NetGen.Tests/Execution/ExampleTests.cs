using System.Reflection;

namespace NetGen.Tests.Execution;

/// <summary>
/// Prediction of an example by itself, in a layout of its own, against that of a batch: the same sums in another order.
/// </summary>
public class ExampleTests
{
    private const string End = " [Flatten] [Dense(3), Softmax] [CrossEntropy] [Sgd]";

    public static TheoryData<string> WithConvolutions =>
    [
        "[Network(1, 9, 13)] [Conv2D(6, 5, Padding = 2), ReLU] [MaxPool2D(2)] [Conv2D(40, 3)]",
        "[Network(3, 8, 7)] [Conv2D(17, 3, Padding = Padding.Same), Tanh] [Conv2D(35, 1), GELU] [Conv2D(5, 1, Stride = 2)]",
        "[Network(17, 9, 9)] [Conv2D(17, 3, Groups = 17, Padding = 1), ReLU] [Conv2D(17, 3, Groups = 17, Stride = 2)]",
        "[Network(48, 5, 6)] [Conv2D(48, 3, Groups = 48, Padding = 1), BatchNorm, ReLU]",
        "[Network(6, 7, 9)] [Conv2D(45, 3, Groups = 3, Padding = 1), Sigmoid] [Conv2D(10, 2, Groups = 5, Dilation = 2)]",
        "[Network(4, 15, 13)] [Conv2D(8, 3, Dilation = 3, Padding = 3)] [Conv2D(9, 3, Stride = 3, Padding = 1)]",
        "[Network(3, 33)] [Conv1D(5, 4), ReLU] [Conv1D(20, 7, Stride = 2, Padding = 3)] [PReLU]",
        "[Network(33, 6, 7)] [MaxPool2D(3, Stride = 2, Padding = 1)] [AvgPool2D(2, Padding = 1)]",
        "[Network(5, 6, 7)] [AvgPool2D(3, Stride = 2, Padding = 1, CountPadding = false)] [Softmax]",
        "[Network(60)] [Reshape(5, 4, 3)] [Conv2D(7, 2), Mish] [GlobalAvgPool2D]",
        "[Network(3, 6, 6)] [Conv2D(20, 3, Padding = 1, Name = \"a\")] [BatchNorm, ReLU(Name = \"b\")] "
            + "[Conv2D(20, 3, Padding = 1, Bias = false)] [Add(\"a\")] [Multiply(\"b\")] [Concat(\"a\", \"b\")] [Conv2D(3, 1)]",
        // More rows than a band of the image has, of which a few are read again for the next.
        "[Network(20, 70, 9)] [Conv2D(20, 3, Groups = 20, Padding = 1)] [Conv2D(36, 5, Padding = 2, Stride = 2), ReLU] "
            + "[Conv2D(8, 3, Groups = 4, Padding = 1)] [MaxPool2D(4)]",
        "[Network(2, 3, 3)] [Conv2D(3, 3)] [Flatten] [Dense(4)] [Reshape(1, 2, 2)] [Conv2D(33, 1)]",
    ];

    [Theory]
    [MemberData(nameof(WithConvolutions))]
    public void An_example_alone_is_predicted_as_in_a_batch(string layers)
    {
        Check(layers + End, 2e-6);
        var end = layers.IndexOf(")]", StringComparison.Ordinal);
        Check(layers.Insert(end, ", Precision = Precision.Double") + End, 1e-13);

        static void Check(string definition, double tolerance)
        {
            var compiled = NetworkHarness.Compile(definition);
            var net = compiled.CreateGraph(seed: 3).Stir();
            var batch = GraphBatch.Draw(compiled.Definition, net.OutputShapes, 40, seed: 4);

            // The forward pass of training is always in lanes, but not the same function where the batch normalises.
            var isCoupled = definition.Contains("BatchNorm", StringComparison.Ordinal);
            var whole = isCoupled ? net.Predict(batch.Inputs)[0] : net.Forward(batch.Inputs)[0];
            Assert.True(HasExamplePass(net), definition);
            foreach (var (first, rows) in ((int, int)[])[(0, 1), (1, 1), (2, 3), (39, 1), (0, 40)])
            {
                var part = net.Predict(batch.Part(first, rows).Inputs)[0];
                Close.AssertTogether([whole[(first * 3)..((first + rows) * 3)]], [part], tolerance, definition);
            }
        }
    }

    [Theory]
    [InlineData("[Network(4)] [Dense(3), Tanh]")]
    [InlineData("[Network(2, 4, 4)] [Conv2D(3, 2)] [LayerNorm] [Flatten]")]
    [InlineData("[Network(2, 4, 4)] [Conv2D(4, 3, Padding = 1)] [Reshape(2, 8, 4)] [MaxPool2D(2)] [Flatten]")]
    public void What_has_no_such_pass_is_predicted_as_a_batch(string layers) =>
        Assert.False(HasExamplePass(NetworkHarness.Compile(layers + " [Dense(3)] [MeanSquaredError] [Sgd]").CreateGraph()));

    /// <summary>Whether the network behind an adapter has the pass; its type is the one field of the adapter.</summary>
    private static bool HasExamplePass(IGraphNetwork adapter) => adapter.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .Any(field => field.FieldType.GetMethod("ExamplePass", BindingFlags.Instance | BindingFlags.NonPublic) is not null);
}
