using NetGen.Analyzers.Layers;

namespace NetGen.Analyzers.Model;

/// <summary>
/// The types that a network's generated file declares beside its class, for that file alone. The generated part names them
/// simply, so a member of the class, of its base or of a type around it that has such a name would be found first.
/// </summary>
internal static class GeneratedType
{
    private const string Layout = "Layout";

    /// <summary>The types generated for a network.</summary>
    public static IEnumerable<string> Of(NetworkSpec network)
    {
        yield return Layout;
        foreach (var layer in network.Layers)
            yield return layer is Dense ? SizesOf(layer.Name) : layer.GetType().Name + "Activation";
        if (network.Loss is { } loss)
            yield return loss.GetType().Name + "Loss";
        if (network.Optimizer is { } optimizer)
            yield return optimizer.GetType().Name + "Update";
    }

    /// <summary>Whether some network's file may declare a type of that name.</summary>
    public static bool IsName(string name) =>
        name == Layout
        || (name.StartsWith(nameof(Dense), StringComparison.Ordinal) && name.Skip(nameof(Dense).Length).All(char.IsDigit))
        || IsMadeOf(Registry.Layers.Keys, name, "Activation")
        || IsMadeOf(Registry.Losses.Keys, name, "Loss")
        || IsMadeOf(Registry.Optimizers.Keys, name, "Update");

    private static string SizesOf(string layer) => char.ToUpperInvariant(layer[0]) + layer.Substring(1);

    private static bool IsMadeOf(IEnumerable<string> names, string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal)
        && names.Contains(name.Substring(0, name.Length - suffix.Length));
}
