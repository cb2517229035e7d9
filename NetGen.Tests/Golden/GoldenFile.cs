using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Tests.Golden;

/// <summary>What libtorch computed for a <see cref="GoldenCase"/>, in float32.</summary>
/// <param name="Definition">The definition computed, to find out a file older than its case.</param>
/// <param name="Batches">The batch sizes computed, likewise.</param>
/// <param name="Outputs">The outputs for the first batch in training mode, <c>[batch, outputs]</c>.</param>
/// <param name="Loss">The loss of the first batch, penalties included; none without a loss.</param>
/// <param name="Gradients">The gradient of the loss by each parameter; none without a loss.</param>
/// <param name="BackwardFrom">The gradients from a given gradient of the outputs.</param>
/// <param name="Inference">
/// What Predict and Evaluate give before training, where training mode gives something else.
/// </param>
/// <param name="Losses">
/// The loss of each step before its update; none without a loss or an optimizer.
/// </param>
/// <param name="Parameters">The parameters and buffers after the steps; none without an optimizer.</param>
/// <param name="TrainedInference">
/// What Predict and Evaluate give for the first batch after the steps, where there are <paramref name="Inference"/> and
/// steps.
/// </param>
internal sealed record GoldenFile(
    string Definition,
    int[] Batches,
    [property: JsonPropertyName("output")] GoldenTensor[] Outputs,
    float? Loss,
    Dictionary<string, GoldenTensor>? Gradients,
    GoldenBackwardFrom BackwardFrom,
    GoldenInference? Inference,
    float[]? Losses,
    Dictionary<string, GoldenTensor>? Parameters,
    GoldenInference? TrainedInference)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new OneLine<float>(), new OneLine<int>(), new OneOrMore() },
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The file of a case, which the test assembly holds.</summary>
    public static GoldenFile Of(GoldenCase golden)
    {
        using var stream = typeof(GoldenFile).Assembly.GetManifestResourceStream($"Golden/{golden.Name}.json")
            ?? throw new FileNotFoundException(
                $"The case '{golden.Name}' has no golden file: run benchmarks/NetGen.Golden, which writes them all.");
        return Read(stream);
    }

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

    // One tensor without brackets: most networks have one input and one output.
    private sealed class OneOrMore : JsonConverter<GoldenTensor[]>
    {
        public override GoldenTensor[]? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.StartArray
                ? [.. JsonSerializer.Deserialize<List<GoldenTensor>>(ref reader, options)!]
                : [JsonSerializer.Deserialize<GoldenTensor>(ref reader, options)!];

        public override void Write(Utf8JsonWriter writer, GoldenTensor[] value, JsonSerializerOptions options)
        {
            if (value is [var single])
                JsonSerializer.Serialize(writer, single, options);
            else
                JsonSerializer.Serialize(writer, value.ToList(), options);
        }
    }
}

/// <summary>The backward pass from <see cref="GoldenValues.OutputGradient"/> for the first batch.</summary>
/// <param name="InputGradients">The gradient of each input of numbers, <c>[batch, inputs]</c>.</param>
/// <param name="Gradients">The gradient of each parameter, with those of the penalties.</param>
internal sealed record GoldenBackwardFrom(
    [property: JsonPropertyName("inputGradient")] GoldenTensor[] InputGradients,
    Dictionary<string, GoldenTensor> Gradients);

/// <summary>What a network gives in inference mode for the first batch.</summary>
/// <param name="Outputs">The outputs of Predict.</param>
/// <param name="Loss">The loss of Evaluate; none without a loss.</param>
internal sealed record GoldenInference(
    [property: JsonPropertyName("output")] GoldenTensor[] Outputs,
    float? Loss);
