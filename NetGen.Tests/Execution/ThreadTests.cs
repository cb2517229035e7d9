namespace NetGen.Tests.Execution;

/// <summary>Prediction from many threads at once, and training from more than one.</summary>
public class ThreadTests
{
    private const int Threads = 4;

    [Theory]
    [InlineData(NetworkCatalogue.TinyRegression)]
    [InlineData(NetworkCatalogue.OddWidths)]
    public void Many_threads_predict_at_once(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 1);
        var inputs = Enumerable.Range(1, Threads)
            .Select(i => TrainingBatch.Values(compiled, 37 * i, seed: i).Input).ToArray();
        var expected = inputs.Select(input => net.Predict(input)).ToArray();
        Together(thread =>
        {
            for (var i = 0; i < 40; i++)
            {
                var which = (thread + i) % Threads;
                Close.AssertBits(expected[which], net.Predict(inputs[which]), "output");
            }
        });
    }

    [Fact]
    public void A_second_trainer_gets_an_exception_and_the_network_stays_whole()
    {
        var compiled = NetworkCatalogue.Get(NetworkCatalogue.OddWidths);
        var batch = TrainingBatch.For(compiled, 200);
        var net = compiled.Create(seed: 2);
        int steps = 0, refusals = 0;
        var deadline = Environment.TickCount64 + 20_000;
        Together(_ =>
        {
            for (var i = 0; i < 20 || (refusals == 0 && Environment.TickCount64 < deadline); i++)
            {
                try
                {
                    batch.Step(net);
                    Interlocked.Increment(ref steps);
                }
                catch (InvalidOperationException)
                {
                    Interlocked.Increment(ref refusals);
                }
            }
        });
        Assert.True(refusals > 0, "No call was refused: the threads never met, or nothing watches for them.");

        // Every call was one whole step or nothing: the same steps by one thread give the same weights.
        var alone = compiled.Create(seed: 2);
        for (var i = 0; i < steps; i++)
            batch.Step(alone);
        Close.AssertBits(alone.ReadParameters(), net.ReadParameters(), "parameters");
        Close.AssertBits([batch.Step(alone)], [batch.Step(net)], "loss");
    }

    [Fact]
    public void Networks_of_one_class_train_side_by_side()
    {
        var compiled = NetworkCatalogue.Get(NetworkCatalogue.OddWidths);
        var batches = Enumerable.Range(1, 10).Select(i => TrainingBatch.For(compiled, 20 + i, seed: i)).ToArray();
        var expected = Train();
        Together(_ => Close.AssertBits(expected, Train(), "parameters"));

        List<float[]> Train()
        {
            var net = compiled.Create(seed: 3);
            foreach (var batch in batches)
                batch.Step(net);
            return net.ReadParameters();
        }
    }

    private static void Together(Action<int> action)
    {
        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        var threads = Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            failures[index] = Record.Exception(() => action(index));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(failures, Assert.Null);
    }
}
