namespace NetGen.Analyzers.Model;

/// <summary>
/// What the generated members that belong to an input or an output are called: <c>InputSize</c> in a network with one input,
/// <c>LeftSize</c> in one with several, after their names.
/// </summary>
internal static class MemberNames
{
    /// <summary>A name with its first letter in upper case.</summary>
    public static string Pascal(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A name with its first letter in lower case.</summary>
    public static string Lower(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A name without the number at its end.</summary>
    public static string Unnumbered(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>A name as one word: <c>encoderDense1</c> of <c>encoder.dense1</c>.</summary>
    public static string Camel(string name)
    {
        var parts = name.Split('.');
        return parts[0] + string.Concat(parts.Skip(1).Select(Pascal));
    }

    /// <summary>What stands before <c>Size</c> and <c>Shape</c> of an input.</summary>
    public static string OfInput(NetworkSpec spec, int index) =>
        spec.Inputs.Count == 1 ? "Input" : Pascal(spec.Inputs[index].Name);

    /// <summary>What stands before <c>Size</c> and <c>Shape</c> of an output.</summary>
    public static string OfOutput(NetworkSpec spec, int index) =>
        spec.Outputs.Count == 1 ? "Output" : Pascal(spec.Outputs[index].Name);

    /// <summary>Whether an input is of indices: an embedding reads it.</summary>
    public static bool TakesIndices(NetworkSpec spec, int input) =>
        spec.Nodes.Any(node => node.Layer.TakesIndices && node.Wires.Any(wire => wire.Source == Source.OfInput(input)));

    /// <summary>The type of a network's numbers, as C# has it.</summary>
    public static string Element(NetworkSpec spec) => spec.Precision == Precision.Double ? "double" : "float";
}
