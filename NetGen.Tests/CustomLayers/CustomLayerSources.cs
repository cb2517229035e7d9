using System.Text.RegularExpressions;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.CustomLayers;

/// <summary>
/// The layers of this folder as parts of a user's project: NetGen executes what their source declares, so they are compiled
/// with the networks that have them.
/// </summary>
internal static partial class CustomLayerSources
{
    /// <summary>The layers' declarations, for a namespace of their own.</summary>
    public static string All { get; } = "using System;\nusing System.Numerics;\n" + string.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "NetGen.Tests", "CustomLayers", "Layers"), "*.cs")
            .Order(StringComparer.Ordinal).Select(file => Header().Replace(File.ReadAllText(file), "")));

    // A network with layers of one's own that is a layer.
    private const string Inner = """

        [Network(5, Precision = Precision.$)] [Layer<ScaleShift<#>>, Tanh] [Dense(5)] [Layer<ScaleShift<#>>(SharesWith = "scaleShift")]
        internal partial class Inner;
        """;

    /// <summary>A network with some of them among its layers.</summary>
    /// <param name="attributes">The definition, in which <c>#</c> stands for the type of the network's numbers.</param>
    /// <param name="isDouble">Whether that is <see cref="double"/>.</param>
    public static NetworkDefinition Network(string attributes, bool isDouble = false)
    {
        var number = isDouble ? "double" : "float";
        if (isDouble)
            attributes = FirstAttribute().Replace(attributes, "$1, Precision = Precision.Double)");
        return new(attributes.Replace("#", number, StringComparison.Ordinal))
        {
            Others = All + Inner.Replace("#", number, StringComparison.Ordinal)
                .Replace("$", isDouble ? "Double" : "Single", StringComparison.Ordinal),
        };
    }

    [GeneratedRegex(@"(?m)^(using .*|namespace .*)\n")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(\[Network\([^)]*)\)")]
    private static partial Regex FirstAttribute();
}
