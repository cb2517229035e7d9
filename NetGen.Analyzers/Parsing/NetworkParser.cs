using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// From a class to its definition. This folder is the only one that reads symbols and syntax, and nothing that it
/// returns holds on to either.
/// </summary>
internal static class NetworkParser
{
    /// <summary>
    /// The definition that a class's attributes write, right or wrong; <see langword="null"/> for a class without
    /// NetGen attributes, and for one whose attributes the compiler itself reports. Never throws, whatever the code.
    /// </summary>
    public static Definition? Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var attributes = AttributeReader.AttributesOf(type);
        if (attributes.Length == 0 || AttributeReader.HasErrors(type, cancellation))
            return null;
        cancellation.ThrowIfCancellationRequested();

        var items = attributes.Select((attribute, position) => AttributeReader.Read(type, attribute, position))
            .ToEquatableArray();
        var naming = TypeNaming.SpecOf(type);
        return new Definition(
            ClassReader.Read(type, naming.HintName, cancellation),
            naming,
            InputOf(items),
            items,
            LayersOf(items),
            Known(items, AttributeKind.Loss).Select(a => Registry.Losses[a.Name](a)).ToEquatableArray(),
            Known(items, AttributeKind.Optimizer).Select(a => Registry.Optimizers[a.Name](a)).ToEquatableArray(),
            Known(items, AttributeKind.Training).Select(a => Registry.Training[a.Name](a)).ToEquatableArray());
    }

    private static TensorShape InputOf(EquatableArray<DefinitionItem> items)
    {
        foreach (var attribute in Known(items, AttributeKind.Network))
            return TensorShape.Vector(attribute.Get("inputSize", 0));
        return new TensorShape([]);
    }

    private static EquatableArray<LayerSpec> LayersOf(EquatableArray<DefinitionItem> items)
    {
        var counts = new Dictionary<string, int>();
        var layers = new List<LayerSpec>();
        foreach (var attribute in Known(items, AttributeKind.Layer))
        {
            counts.TryGetValue(attribute.Name, out var count);
            counts[attribute.Name] = ++count;
            layers.Add(Registry.Layers[attribute.Name](attribute, $"{attribute.Name.ToLowerInvariant()}{count}"));
        }

        return layers.ToEquatableArray();
    }

    private static IEnumerable<AttributeSpec> Known(EquatableArray<DefinitionItem> items, AttributeKind kind) =>
        items.Where(item => item.Kind == kind && item.IsKnown).Select(item => item.Attribute);
}
