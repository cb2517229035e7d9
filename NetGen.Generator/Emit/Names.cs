using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Emit;

/// <summary>Names of generated things.</summary>
internal static class Names
{
    /// <summary>A layer's or a parameter's name as an identifier: <c>dense1.weight</c> becomes <c>Dense1Weight</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        foreach (var part in name.Split('.', '_'))
            text.Append(MemberNames.Pascal(part));
        return text.ToString();
    }

    /// <summary>A name as the name of a method's parameter.</summary>
    public static string Parameter(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>The parameter that takes the gradient of an output.</summary>
    public static string OutputGradientParameter(NetworkSpec spec, NetworkGraph graph, Value output) =>
        graph.Outputs.Count == 1
            ? "outputGradient"
            : spec.Outputs[graph.Outputs.ToList().IndexOf(output)].Name + "Gradient";

    /// <summary>The parameter that receives the gradient of an input.</summary>
    public static string InputGradientParameter(NetworkSpec spec, Value input) =>
        spec.Inputs.Count == 1 ? "inputGradient" : input.Name + "Gradient";

    /// <summary>The parameter that takes the target of a loss.</summary>
    public static string TargetParameter(NetworkSpec spec, int loss) =>
        spec.Losses.Count == 1 ? "target" : spec.Outputs[loss].Name + "Target";

    /// <summary>The parameter that receives an output.</summary>
    public static string OutputParameter(NetworkSpec spec, int output) =>
        spec.Outputs.Count == 1 ? "output" : Parameter(spec.Outputs[output].Name);

    /// <summary>The constant for a buffer's place.</summary>
    public static string Of(Value value) => Pascal(value.Name);

    /// <summary>
    /// The constant for a parameter's place. A name that a user gave comes after an underscore, which no layer has, so that it
    /// is kept apart from that of the layer.
    /// </summary>
    public static string Of(ParameterSlot slot)
    {
        var name = slot.Spec.Name;
        if (!slot.Spec.IsDeclared)
            return Pascal(name);
        var end = name.LastIndexOf('.');
        return $"{Pascal(name.Substring(0, end))}_{name.Substring(end + 1)}";
    }

    /// <summary>The type with a layer's dimensions.</summary>
    public static string SizesOf(string layer) => Pascal(layer);

    /// <summary>
    /// A type of the generated file as its code refers to it: through an alias, so that no name of the user's can hide it.
    /// </summary>
    public static string Part(string type) => "Parts::" + type;

    /// <summary>The type of an activation, as a type argument.</summary>
    public static string TypeOf(MapOperation? map, string element) =>
        map is null ? $"Kernels::NoActivation<{element}>" : Part(ActivationType(map.Function.Name));

    /// <summary>The type of a function with trained numbers, as a type argument.</summary>
    public static string TypeOf(ParametricMapOperation map) => Part(ActivationType(map.Function.Name));

    /// <summary>The type of a function, by the function's name.</summary>
    public static string ActivationType(string function) => function + "Activation";

    /// <summary>Text as it may stand in an XML comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
