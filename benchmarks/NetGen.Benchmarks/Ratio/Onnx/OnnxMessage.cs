using System.Runtime.InteropServices;
using Google.Protobuf;

namespace NetGen.Benchmarks.Ratio.Onnx;

/// <summary>
/// A message of the ONNX format, field by field. The numbers of fields and types are those of <c>onnx.proto</c> (ONNX
/// 1.12, IR version 8).
/// </summary>
internal sealed class OnnxMessage
{
    private const int FloatType = 1, AttributeIsInteger = 2, AttributeIsIntegers = 7;

    private readonly List<byte> _bytes = [];

    /// <summary>A whole model.</summary>
    public static OnnxMessage Model(OnnxMessage graph)
    {
        const int IrVersion = 8, Opset = 17;
        return new OnnxMessage()
            .With(1, IrVersion)
            .With(7, graph)
            .With(8, new OnnxMessage().With(1, "").With(2, Opset));
    }

    /// <summary>An operation.</summary>
    public static OnnxMessage Node(
        string operation, IEnumerable<string> inputs, string output, IEnumerable<OnnxMessage> attributes)
    {
        var node = new OnnxMessage();
        foreach (var input in inputs)
            node.With(1, input);
        node.With(2, output).With(3, output).With(4, operation);
        foreach (var attribute in attributes)
            node.With(5, attribute);
        return node;
    }

    /// <summary>An integer attribute of an operation.</summary>
    public static OnnxMessage Attribute(string name, int value)
        => new OnnxMessage().With(1, name).With(3, value).With(20, AttributeIsInteger);

    /// <summary>An attribute of several integers.</summary>
    public static OnnxMessage Attribute(string name, int[] values)
    {
        var attribute = new OnnxMessage().With(1, name);
        foreach (var value in values)
            attribute.With(8, value);
        return attribute.With(20, AttributeIsIntegers);
    }

    /// <summary>Numbers that belong to the model.</summary>
    public static OnnxMessage Tensor(string name, IEnumerable<int> shape, float[] values)
    {
        var tensor = new OnnxMessage();
        foreach (var size in shape)
            tensor.With(1, size);
        return tensor.With(2, FloatType).With(8, name).With(9, MemoryMarshal.AsBytes<float>(values).ToArray());
    }

    /// <summary>An input or output of the model.</summary>
    public static OnnxMessage Value(string name, IEnumerable<int> shape)
    {
        var dimensions = new OnnxMessage();
        foreach (var size in shape)
            dimensions.With(1, new OnnxMessage().With(1, size));
        var type = new OnnxMessage().With(1, FloatType).With(2, dimensions);
        return new OnnxMessage().With(1, name).With(2, new OnnxMessage().With(1, type));
    }

    /// <summary>Adds a text to a field.</summary>
    public OnnxMessage With(int field, string text) => With(field, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a message to a field.</summary>
    public OnnxMessage With(int field, OnnxMessage message) => With(field, message.ToBytes());

    /// <summary>The message as it is stored.</summary>
    public byte[] ToBytes() => [.. _bytes];

    private OnnxMessage With(int field, long number)
        => With(field, WireFormat.WireType.Varint, output => output.WriteInt64(number));

    private OnnxMessage With(int field, byte[] bytes)
        => With(
            field,
            WireFormat.WireType.LengthDelimited,
            output => output.WriteBytes(UnsafeByteOperations.UnsafeWrap(bytes)));

    private OnnxMessage With(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(field, type);
            write(output);
        }

        _bytes.AddRange(stream.ToArray());
        return this;
    }
}
