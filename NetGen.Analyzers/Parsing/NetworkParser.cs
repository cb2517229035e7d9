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
    public static Definition? Parse(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Parse(type, new LayerTypeReader(compilation, cancellation), cancellation);

    /// <inheritdoc cref="Parse(INamedTypeSymbol, Compilation, CancellationToken)"/>
    public static Definition? Parse(INamedTypeSymbol type, LayerTypeReader layerTypes, CancellationToken cancellation)
    {
        var attributes = AttributeReader.AttributesOf(type);
        if (attributes.Length == 0 || AttributeReader.HasErrors(type, cancellation))
            return null;
        cancellation.ThrowIfCancellationRequested();

        var items = attributes.Select((attribute, position) => AttributeReader.Read(type, attribute, position, layerTypes))
            .ToEquatableArray();
        var naming = TypeNaming.SpecOf(type);
        var graph = GraphReader.Read(items);
        var losses = Known(items, AttributeKind.Loss).Select(a => LossOf(a, graph.StreamOffset)).ToEquatableArray();
        var optimizers = Known(items, AttributeKind.Optimizer)
            .Select(a => Registry.Optimizers[a.Name](a)).ToEquatableArray();
        var network = Known(items, AttributeKind.Network).FirstOrDefault();
        var spec = new NetworkSpec(
            naming,
            (Precision)(network?.Get("Precision", 0) ?? 0),
            graph.Inputs,
            graph.Nodes,
            graph.OutputsOf(losses),
            losses,
            optimizers.Count == 0 ? null : optimizers[0],
            Known(items, AttributeKind.Training).Select(a => Registry.Training[a.Name](a)).ToEquatableArray())
        {
            Networks = graph.Networks,
            Functions = FunctionsOf(items),
        };
        spec = layerTypes.Declare(spec, position => (INamedTypeSymbol)attributes[position].AttributeClass!.TypeArguments[0]);
        var facts = layerTypes.IsCompiled(type)
            ? ClassReader.ReadCompiled(type)
            : ClassReader.Read(type, naming.HintName, cancellation);
        return new Definition(facts, items, spec, optimizers);
    }

    private static LossSpec LossOf(AttributeSpec attribute, int streamOffset) => Registry.Losses[attribute.Name](attribute) with
    {
        Stream = attribute.Position + streamOffset,
        Of = attribute.Get<string?>("Of", null),
        Weight = attribute.Get("Weight", 1.0),
        TargetNoise = attribute.Get("TargetNoise", 0.0),
    };

    private static EquatableArray<NamedFunction> FunctionsOf(EquatableArray<DefinitionItem> items) => items
        .Where(item => item.Attribute.Function?.Function is not null)
        .Select(item => new NamedFunction(
            NamedFunction.ReferenceOf(item.Attribute.Get<string?>("type", null), item.Attribute.Get("function", "")),
            item.Attribute.Function!.Function!))
        .Distinct()
        .ToEquatableArray();

    private static IEnumerable<AttributeSpec> Known(EquatableArray<DefinitionItem> items, AttributeKind kind) =>
        items.Where(item => item.Kind == kind && item.IsKnown).Select(item => item.Attribute);
}
