using System.Text;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Emit;

/// <summary>Names of generated things.</summary>
internal static class Names
{
    /// <summary>A layer's or a parameter's name as an identifier: <c>dense1.weight</c> becomes <c>Dense1Weight</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        foreach (var part in name.Split('.'))
            text.Append(char.ToUpperInvariant(part[0])).Append(part, 1, part.Length - 1);
        return text.ToString();
    }

    /// <summary>The constant for a buffer's place.</summary>
    public static string Of(Value value) => Pascal(value.Name);

    /// <summary>The type with a linear operation's dimensions.</summary>
    public static string SizesOf(LinearOperation linear) => Pascal(linear.Name);

    /// <summary>
    /// A type of the generated file as its code refers to it: through an alias, so that no name of the user's can hide it.
    /// </summary>
    public static string Part(string type) => "Parts::" + type;

    /// <summary>The type of an activation, as a type argument.</summary>
    public static string TypeOf(MapOperation? map) =>
        map is null ? "Kernels::NoActivation<float>" : Part(ActivationType(map.Function));

    public static string ActivationType(ActivationFunction function) => function.Name + "Activation";

    /// <summary>Text as it may stand in an XML comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
