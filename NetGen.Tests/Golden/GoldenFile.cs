using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Tests.Golden;

/// <summary>What libtorch computed for a <see cref="GoldenCase"/>, in float32.</summary>
/// <param name="Definition">The definition computed, to find out a file older than its case.</param>
/// <param name="Batches">The batch sizes computed, likewise.</param>
/// <param name="Output">The output for the first batch, <c>[batch, outputs]</c>.</param>
/// <param name="Loss">The loss of the first batch; none without a loss.</param>
/// <param name="Gradients">The gradient of the loss by each parameter; none without a loss.</param>
/// <param name="BackwardFrom">The gradients from a given gradient of the output.</param>
/// <param name="Losses">
/// The loss of each step before its update; none without a loss or an optimizer.
/// </param>
/// <param name="Parameters">The parameters after the steps; none without an optimizer.</param>
internal sealed record GoldenFile(
    string Definition,
    int[] Batches,
    GoldenTensor Output,
    float? Loss,
    Dictionary<string, GoldenTensor>? Gradients,
    GoldenBackwardFrom BackwardFrom,
    float[]? Losses,
    Dictionary<string, GoldenTensor>? Parameters)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new OneLine<float>(), new OneLine<int>() },
        WriteIndented = true,
        NewLine = "\n",
    };

    public static GoldenFile Read(Stream stream)
        => JsonSerializer.Deserialize<GoldenFile>(stream, Options)
            ?? throw new InvalidDataException("The file holds null.");

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Options) + "\n");

    // An array of numbers on one line: a number a line would make the files hard to read and to compare.
    private sealed class OneLine<T> : JsonConverter<T[]>
    {
        public override T[]? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
            => JsonSerializer.Deserialize<T[]>(ref reader);

        public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options)
            => writer.WriteRawValue(JsonSerializer.Serialize(value));
    }
}

/// <summary>The backward pass from <see cref="GoldenValues.OutputGradient"/> for the first batch.</summary>
/// <param name="InputGradient">The gradient of the input, <c>[batch, inputs]</c>.</param>
/// <param name="Gradients">The gradient of each parameter.</param>
internal sealed record GoldenBackwardFrom(GoldenTensor InputGradient, Dictionary<string, GoldenTensor> Gradients);
