using System.Globalization;
using Samples.Mnist;
using Spectre.Console;

namespace NetGen.Tests.Samples;

public sealed class TrainerTests
{
    private static readonly MnistData Data = new(Stripes(130, seed: 1), Stripes(50, seed: 2));

    [Fact]
    public void TheSameSeedGivesTheSameResult()
    {
        List<EpochResult> first = Train(seed: 3);
        List<EpochResult> second = Train(seed: 3);
        List<EpochResult> other = Train(seed: 4);

        Assert.Equal(first.Select(result => result.Loss), second.Select(result => result.Loss));
        Assert.NotEqual(first.Select(result => result.Loss), other.Select(result => result.Loss));
    }

    [Theory]
    [InlineData(TrainingOptions.Dense)]
    [InlineData(TrainingOptions.LeNet)]
    public void EveryEpochSeesEveryExampleAndTheLossFalls(string model)
    {
        var trainer = new Trainer(Data, new TrainingOptions(Epochs: 5, BatchSize: 32, Seed: 1, model));
        List<int> seen = [];
        List<double> losses = [];

        trainer.Run(
            progress => seen.Add(progress.ExamplesSeen), result => losses.Add(result.Loss), CancellationToken.None);

        Assert.Equal([32, 64, 96, 128, 130], seen[..5]);
        Assert.Equal(25, seen.Count);
        Assert.True(losses[^1] < 0.5 * losses[0], $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void ABatchLargerThanTheSetIsTheSet()
    {
        var trainer = new Trainer(Data, new TrainingOptions(Epochs: 1, BatchSize: 1_000_000, Seed: 1));
        List<int> seen = [];

        trainer.Run(progress => seen.Add(progress.ExamplesSeen), _ => { }, CancellationToken.None);

        Assert.Equal([130], seen);
    }

    [Fact]
    public void CancellationEndsTheTraining()
    {
        using var cancellation = new CancellationTokenSource();
        var trainer = new Trainer(Data, new TrainingOptions(Epochs: 5, BatchSize: 32, Seed: 1));
        int steps = 0;

        Assert.Throws<OperationCanceledException>(() => trainer.Run(
            _ =>
            {
                if (++steps == 3)
                    cancellation.Cancel();
            },
            _ => { },
            cancellation.Token));

        Assert.Equal(3, steps);
    }

    [Fact]
    public void TheConfusionMatrixCountsEveryExample()
    {
        Evaluation evaluation = new Trainer(Data, new TrainingOptions(Epochs: 1, BatchSize: 32, Seed: 1)).Test();

        int total = 0, diagonal = 0;
        for (int label = 0; label < 10; label++)
        {
            for (int predicted = 0; predicted < 10; predicted++)
                total += evaluation.Confusion(label, predicted);

            diagonal += evaluation.Confusion(label, label);
        }

        Assert.Equal(50, total);
        Assert.Equal(50 - diagonal, evaluation.Mistakes.Count);
        Assert.Equal(diagonal / 50.0, evaluation.Accuracy, 12);
    }

    [Fact]
    public void TheReportIsPlainAndWithoutCultureWhereOutputIsNoTerminal()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        var written = new StringWriter();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(written),
            });
            var trainer = new Trainer(Data, new TrainingOptions(Epochs: 2, BatchSize: 32, Seed: 1));
            var report = new Report(console);
            report.Start(Data, trainer.Net);
            report.Training(trainer, CancellationToken.None);
            report.Results(trainer.Test(), Data.Test, TimeSpan.FromSeconds(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        string text = written.ToString();
        Assert.DoesNotContain('\e', text);
        Assert.Matches(@"Epoch  1/2: loss \d+\.\d{4}, test accuracy \d+\.\d{2} %, [\d,]+ examples/s", text);
        Assert.Contains("Training took 1.5 s.", text, StringComparison.Ordinal);
    }

    private static List<EpochResult> Train(int seed)
    {
        var trainer = new Trainer(Data, new TrainingOptions(Epochs: 2, BatchSize: 32, seed));
        List<EpochResult> results = [];
        trainer.Run(_ => { }, results.Add, CancellationToken.None);
        return results;
    }

    /// <summary>
    /// Noise with two bright rows whose place is the label: as easy to learn as a set of images can be.
    /// </summary>
    private static DigitSet Stripes(int count, int seed)
    {
        var random = new Random(seed);
        var set = new DigitSet(new float[count * 784], new int[count]);
        for (int i = 0; i < count; i++)
        {
            int label = set.Labels[i] = random.Next(10);
            Span<float> image = set.Images.AsSpan(i * 784, 784);
            foreach (ref float pixel in image)
                pixel = 0.2f * random.NextSingle();

            image.Slice((4 + 2 * label) * 28, 56).Fill(1);
        }

        return set;
    }
}
