namespace NetGen.Tests.Execution;

/// <summary>
/// What is folded into a product, a batch normalisation and a sum, against the same network with passes of their own for
/// them: one whose outputs are the product's, too.
/// </summary>
public class FoldingTests
{
    private const int Rows = 40;

    private const string End = " [Dense(3, Name = \"last\")]";

    /// <summary>Networks whose layer "raw" has what is folded after it, and whose last is "last".</summary>
    public static TheoryData<string> All =>
    [
        "[Network(5)] [Dense(37, Name = \"raw\"), BatchNorm, GELU]" + End,
        "[Network(40)] [Tanh] [Dense(9, Bias = false, Name = \"raw\"), BatchNorm(Affine = false)]" + End,
        "[Network(7)] [Dense(20, Name = \"raw\"), BatchNorm(Epsilon = 0.1, Name = \"last\")]",
        "[Network(3, 9, 8)] [Conv2D(5, 3, Name = \"raw\"), BatchNorm, ReLU] [MaxPool2D(2)] [Flatten]" + End,
        "[Network(3, 9, 8)] [Conv2D(37, 3, Stride = 2, Name = \"raw\"), BatchNorm, SiLU] [Flatten]" + End,
        "[Network(18, 6, 7)] [Conv2D(18, 3, Padding = 1, Groups = 18, Bias = false, Name = \"raw\"), BatchNorm] "
            + "[GlobalAvgPool2D(Name = \"last\")]",
        "[Network(8, 6, 7)] [Conv2D(12, 3, Padding = 1, Groups = 4, Name = \"raw\"), BatchNorm(Affine = false), Tanh] "
            + "[Flatten]" + End,
        "[Network(4, 21)] [Conv1D(20, 5, Name = \"raw\"), BatchNorm, Sigmoid] [Flatten]" + End,
        "[Network(3, 7, 6)] [Conv2D(20, 3, Padding = 1), ReLU(Name = \"trunk\")] [Conv2D(20, 1, Name = \"raw\"), BatchNorm] "
            + "[Add(\"trunk\"), ReLU] [Flatten]" + End,
        "[Network(3, 7, 6)] [Conv2D(6, 3, Padding = 1), ReLU(Name = \"trunk\")] "
            + "[Conv2D(6, 3, Padding = 1, Groups = 2, Name = \"raw\")] [Add(\"trunk\")] [Flatten]" + End,
        "[Network(3, 7, 6)] [Conv2D(6, 3, Padding = 1), ReLU(Name = \"trunk\")] "
            + "[Conv2D(6, 3, Padding = 1, Name = \"raw\")] [Add(\"trunk\"), ReLU] [MaxPool2D(2)] [Flatten]" + End,
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_folded_gives_what_passes_of_their_own_give(string definition)
    {
        Check(definition, 2e-6);
        var end = definition.IndexOf(")]", StringComparison.Ordinal);
        Check(definition.Insert(end, ", Precision = Precision.Double"), 1e-13);

        static void Check(string definition, double tolerance)
        {
            var folded = NetworkHarness.Compile(definition).CreateGraph(seed: 3);
            var compiled = NetworkHarness.Compile(definition + " [Output(\"last\", \"raw\")]");
            var apart = compiled.CreateGraph(seed: 3);
            var batch = GraphBatch.Draw(compiled.Definition, apart.OutputShapes, Rows, seed: 4);

            // Of the parameters that there are at the call, whatever there were at the last.
            for (var seed = 5; seed < 7; seed++)
            {
                folded.Stir(seed);
                apart.Stir(seed);
                foreach (var (first, rows) in ((int, int)[])[(0, Rows), (3, 1), (4, 3)])
                {
                    var inputs = batch.Part(first, rows).Inputs;
                    Close.AssertTogether([apart.Predict(inputs)[0]], [folded.Predict(inputs)[0]], tolerance, definition);
                }
            }
        }
    }
}
