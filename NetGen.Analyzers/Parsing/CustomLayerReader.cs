using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Reads the types of layers of one's own, and what they declare for the shapes of a network.</summary>
internal sealed class CustomLayerReader(Compilation compilation, CancellationToken cancellation)
{
    private const string Interface = "ICustomLayer";

    /// <summary>What a type is as a layer of a class; <see langword="null"/> where it does not implement the interface.</summary>
    public CustomLayerType? Read(INamedTypeSymbol owner, INamedTypeSymbol type)
    {
        var (isSingle, isDouble) = (InterfaceOf(type, Precision.Single) is not null, InterfaceOf(type, Precision.Double) is not null);
        return isSingle || isDouble
            ? new(
                type.Name,
                type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                isSingle,
                isDouble,
                Obstacle(owner, type))
            {
                IsAccessible = compilation.IsSymbolAccessibleWithin(type, compilation.Assembly),
            }
            : null;
    }

    /// <summary>
    /// The network with what its layers declare: shapes are followed from the inputs, and each layer is asked for its
    /// output's as soon as its input's is known. Those of an inlined network have been asked there.
    /// </summary>
    /// <param name="spec">The network.</param>
    /// <param name="typeAt">The type that the attribute at a position names.</param>
    public NetworkSpec Declare(NetworkSpec spec, Func<int, INamedTypeSymbol> typeAt)
    {
        for (var i = 0; i < spec.Nodes.Count; i++)
        {
            if (spec.Nodes[i] is not { Layer: CustomLayer { IsInlined: false, Type.Obstacle: null } layer, Wires.Count: 1 } node
                || !layer.Type.Implements(spec.Precision)
                || ShapedNetwork.Infer(spec).ShapeOf(node.Wires[0].Source) is not { } input
                || input.Dimensions.Any(dimension => dimension is < 1 or > Limits.Elements))
            {
                continue;
            }

            var declared = layer with { Declaration = Declaration(typeAt(layer.Position), spec.Precision, input) };
            spec = spec with
            {
                Nodes = spec.Nodes.Select((other, n) => n == i ? other with { Layer = declared } : other).ToEquatableArray(),
            };
        }

        return spec;
    }

    private CustomLayerDeclaration Declaration(INamedTypeSymbol type, Precision precision, TensorShape input)
    {
        var definition = InterfaceOf(type, precision)!;
        return new(
            input,
            Evaluate(type, definition, "OutputShape", input) is IReadOnlyList<int> output ? output.ToEquatableArray() : null,
            Method(type, definition, "Parameters") is null
                ? []
                : Evaluate(type, definition, "Parameters", input) is IReadOnlyList<DeclaredParameter> parameters
                    ? parameters.ToEquatableArray()
                    : null);
    }

    private object? Evaluate(INamedTypeSymbol type, INamedTypeSymbol definition, string name, TensorShape input) =>
        Method(type, definition, name) is { } method
            ? ConstantMethods.Evaluate(method, [input.Dimensions.ToArray()], compilation, cancellation)
            : null;

    /// <summary>The type's own method; <see langword="null"/> where it leaves it to the interface, or lacks it.</summary>
    private static IMethodSymbol? Method(INamedTypeSymbol type, INamedTypeSymbol definition, string name)
    {
        var member = definition.GetMembers(name).OfType<IMethodSymbol>().Single();
        var method = type.FindImplementationForInterfaceMember(member) as IMethodSymbol;
        return SymbolEqualityComparer.Default.Equals(method?.ContainingType, definition) ? null : method;
    }

    private static INamedTypeSymbol? InterfaceOf(INamedTypeSymbol type, Precision precision)
    {
        var number = precision == Precision.Double ? SpecialType.System_Double : SpecialType.System_Single;
        return type.AllInterfaces.Prepend(type).FirstOrDefault(candidate =>
            candidate is { Name: Interface, Arity: 1, TypeKind: TypeKind.Interface }
            && AttributeReader.IsInRuntime(candidate)
            && candidate.TypeArguments[0].SpecialType == number);
    }

    private string? Obstacle(INamedTypeSymbol owner, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return "is an interface; name a class or a struct that implements it";
        if (type.IsRefLikeType)
            return "is a ref struct, which no layer can be; make it a struct or a class";
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
                return "is file-local, and generated code is in another file; make it internal or public";
        }

        if (!compilation.IsSymbolAccessibleWithin(type, owner))
            return $"is not accessible in '{owner.Name}'; make it internal or public";
        var aliases = compilation.GetMetadataReference(type.ContainingAssembly)?.Properties.Aliases ?? [];
        return aliases.Length == 0 || aliases.Contains(MetadataReferenceProperties.GlobalAlias)
            ? null
            : "is known by an extern alias alone; reference its assembly without one";
    }
}
