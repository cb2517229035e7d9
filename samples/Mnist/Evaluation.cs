namespace Samples.Mnist;

/// <summary>A test digit that the network reads wrongly: which one, as what, and how sure it is of that.</summary>
internal readonly record struct Mistake(int Index, int Label, int Predicted, float Probability);

/// <summary>How a network reads a set of digits, example by example.</summary>
internal sealed class Evaluation
{
    private const int ChunkSize = 500;

    private readonly int[,] _confusion;
    private readonly List<Mistake> _mistakes = [];

    public Evaluation(IDigitReader net, DigitSet set)
    {
        int outputs = net.Outputs;
        _confusion = new int[MnistData.ClassCount, outputs];
        float[] probabilities = new float[ChunkSize * outputs];
        for (int start = 0; start < set.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, set.Count - start);
            ReadOnlySpan<float> images =
                set.Images.AsSpan(start * MnistData.PixelCount, count * MnistData.PixelCount);
            Span<float> output = probabilities.AsSpan(0, count * outputs);
            net.Predict(images, output);
            for (int i = 0; i < count; i++)
            {
                Record(start + i, set.Labels[start + i], output.Slice(i * outputs, outputs));
            }
        }
    }

    public int Count { get; private set; }

    public double Accuracy => 1.0 - (double)_mistakes.Count / Count;

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    /// <summary>The classes that the network tells apart.</summary>
    public int Outputs => _confusion.GetLength(1);

    /// <summary>
    /// How many examples of the digit <paramref name="label"/> were read as <paramref name="predicted"/>.
    /// </summary>
    public int Confusion(int label, int predicted) => _confusion[label, predicted];

    private void Record(int index, int label, ReadOnlySpan<float> probabilities)
    {
        int predicted = 0;
        for (int digit = 1; digit < probabilities.Length; digit++)
        {
            if (probabilities[digit] > probabilities[predicted])
                predicted = digit;
        }

        Count++;
        _confusion[label, predicted]++;
        if (predicted != label)
            _mistakes.Add(new Mistake(index, label, predicted, probabilities[predicted]));
    }
}
