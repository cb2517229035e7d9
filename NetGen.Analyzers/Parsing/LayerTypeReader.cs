using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// Reads what the type of a <c>[Layer&lt;T&gt;]</c> is, and a network of it once, however often it occurs in the networks
/// that one definition is made of.
/// </summary>
internal sealed class LayerTypeReader(Compilation compilation, CancellationToken cancellation)
{
    private readonly CustomLayerReader _customLayers = new(compilation, cancellation);
    private readonly Dictionary<INamedTypeSymbol, InnerNetwork> _networks = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a class is part of another assembly.</summary>
    public bool IsCompiled(INamedTypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>What a type is as a layer of a class.</summary>
    /// <param name="owner">The class that has the attribute.</param>
    /// <param name="type">The type that the attribute names.</param>
    public LayerTypeSpec Read(INamedTypeSymbol owner, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol named && AttributeReader.IsNetwork(named))
            return ReadNetwork(owner, named);
        if (type is INamedTypeSymbol candidate && _customLayers.Read(owner, candidate) is { } layer)
            return layer;
        return new UnusableLayerType(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    /// <summary>The function that an attribute of a class names; <see langword="null"/> where it names none.</summary>
    public FunctionReference? ReadFunction(INamedTypeSymbol owner, AttributeData attribute) =>
        new FunctionReader(owner, compilation, cancellation).Read(attribute);

    /// <inheritdoc cref="CustomLayerReader.Declare"/>
    public NetworkSpec Declare(NetworkSpec spec, Func<int, INamedTypeSymbol> typeAt) => _customLayers.Declare(spec, typeAt);

    private InnerNetwork ReadNetwork(INamedTypeSymbol owner, INamedTypeSymbol type)
    {
        var fullName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (NetworkNesting.Fault(owner, type, cancellation) is { } nesting)
            return InnerNetwork.Faulty(type.Name, fullName, nesting);
        if (!_networks.TryGetValue(type, out var network))
            _networks[type] = network = ReadNetwork(type, fullName);
        return network;
    }

    // A network that contains its owner is never read, so this ends; one with many within it is not read either.
    private InnerNetwork ReadNetwork(INamedTypeSymbol type, string fullName)
    {
        var definition = NetworkDefinition.Analyze(type, this, cancellation);
        if (definition.Spec is { } spec)
            return new(type.Name, fullName, spec.Inputs, spec.Nodes, spec.Outputs, spec.Networks);
        var ids = definition.Findings.Where(finding => finding.IsError).Select(finding => finding.Id).Distinct().ToList();
        if (definition.HasFaultyFunction)
            ids.Add(FunctionParser.NotDifferentiable);
        var errors = ids.Count == 0 ? "its attributes do not compile"
            : IsCompiled(type) ? "in another assembly, whose source is not at hand, " + Describe(definition.Findings)
            : string.Join(", ", ids);
        return InnerNetwork.Faulty(type.Name, fullName, new(InnerNetworkFaultKind.Errors, errors));
    }

    /// <summary>What is wrong, in full: of a network that is compiled it is said nowhere else.</summary>
    private static string Describe(EquatableArray<Finding> findings) => string.Join("; ", findings
        .Where(finding => finding.IsError)
        .Select(finding => $"{finding.Id} ({NetGen.Analyzers.Rules.RuleBook.MessageOf(finding)})"));
}
