using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Reads the NetGen attributes of a class as plain values.</summary>
internal static class AttributeReader
{
    public const string NetworkAttribute = "NetGen.NetworkAttribute";

    private const string Suffix = "Attribute";
    private const string RuntimeNamespace = "NetGen";

    /// <summary>The NetGen attributes of a class in source order: a definition's positions count these.</summary>
    public static ImmutableArray<AttributeData> AttributesOf(INamedTypeSymbol type) =>
        [.. type.GetAttributes().Where(attribute => KindOf(attribute.AttributeClass) is not null)];

    /// <summary>
    /// Whether the compiler has an error to report on an attribute of the class, so that the definition is not what its
    /// author means. Every attribute counts: one that is not found may be a misspelt layer.
    /// </summary>
    public static bool HasErrors(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var networks = 0;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is null or { TypeKind: TypeKind.Error })
                return true;
            var kind = KindOf(attribute.AttributeClass);
            if (kind is null)
                continue;
            if (HasErrors(attribute, cancellation) || (kind == AttributeKind.Network && ++networks > 1))
                return true;
        }

        return false;
    }

    public static DefinitionItem Read(
        INamedTypeSymbol type, AttributeData attribute, int position, LayerTypeReader layerTypes)
    {
        var name = attribute.AttributeClass!.Name;
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            name = name.Substring(0, name.Length - Suffix.Length);
        var kind = KindOf(attribute.AttributeClass)!.Value;
        var isKnown = IsInRuntime(attribute.AttributeClass) && kind switch
        {
            AttributeKind.Layer => Registry.Layers.ContainsKey(name) || IsOfType(attribute),
            AttributeKind.Loss => Registry.Losses.ContainsKey(name),
            AttributeKind.Optimizer => Registry.Optimizers.ContainsKey(name),
            AttributeKind.Training => Registry.Training.ContainsKey(name),
            AttributeKind.Graph => Registry.Graph.Contains(name),
            _ => true,
        };
        var spec = new AttributeSpec(name, position, Arguments(attribute))
        {
            LayerType = IsOfType(attribute) ? layerTypes.Read(type, attribute.AttributeClass.TypeArguments[0]) : null,
            Function = isKnown ? layerTypes.ReadFunction(type, attribute) : null,
        };
        return new DefinitionItem(spec, kind, isKnown, DeclarationOf(type, attribute));
    }

    /// <summary>The networks and layers that <c>[Layer&lt;T&gt;]</c> brings into a class, in source order.</summary>
    public static IEnumerable<INamedTypeSymbol> LayerTypesOf(INamedTypeSymbol type) => type.GetAttributes()
        .Where(IsOfType)
        .Select(attribute => attribute.AttributeClass!.TypeArguments[0])
        .OfType<INamedTypeSymbol>();

    /// <summary>
    /// The names of the properties that those networks may have in the class, less the numbers at their ends.
    /// </summary>
    public static ISet<string> NetworkNames(INamedTypeSymbol type) => new HashSet<string>(
        from attribute in type.GetAttributes()
        where IsOfType(attribute)
        let given = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value
        let name = given.Kind == TypedConstantKind.Primitive ? given.Value as string : null
        select MemberNames.Unnumbered(MemberNames.Pascal(name ?? attribute.AttributeClass!.TypeArguments[0].Name)));

    /// <summary>Whether an attribute is a <c>[Layer&lt;T&gt;]</c>.</summary>
    private static bool IsOfType(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "LayerAttribute", Arity: 1 } layer && IsInRuntime(layer);

    /// <summary>Whether a class has <c>[Network]</c>.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => KindOf(attribute.AttributeClass) == AttributeKind.Network);

    /// <summary>
    /// What an attribute of that class adds to a definition; <see langword="null"/> for one that is not NetGen's.
    /// </summary>
    public static AttributeKind? KindOf(INamedTypeSymbol? attributeClass)
    {
        for (var type = attributeClass; type is not null; type = type.BaseType)
        {
            if (!IsInRuntime(type))
                continue;
            switch (type.Name)
            {
                case "NetworkAttribute": return AttributeKind.Network;
                case "LayerAttribute": return AttributeKind.Layer;
                case "LossAttribute": return AttributeKind.Loss;
                case "OptimizerAttribute": return AttributeKind.Optimizer;
                case "TrainingAttribute": return AttributeKind.Training;
                case "GraphAttribute": return AttributeKind.Graph;
            }
        }

        return null;
    }

    /// <summary>Whether a type is one of the runtime's own, in its namespace.</summary>
    public static bool IsInRuntime(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace.Name: RuntimeNamespace }
        && type.ContainingNamespace.ContainingNamespace is { IsGlobalNamespace: true };

    private static int DeclarationOf(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference is not { } reference)
            return 0;
        var declarations = type.DeclaringSyntaxReferences;
        for (var i = 0; i < declarations.Length; i++)
        {
            if (declarations[i].SyntaxTree == reference.SyntaxTree && declarations[i].Span.Contains(reference.Span))
                return i;
        }

        return 0;
    }

    private static EquatableArray<ArgumentSpec> Arguments(AttributeData attribute)
    {
        var arguments = new List<ArgumentSpec>();
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        for (var i = 0; i < Math.Min(parameters.Length, attribute.ConstructorArguments.Length); i++)
            arguments.Add(new(parameters[i].Name, ValueOf(attribute.ConstructorArguments[i])));
        foreach (var argument in attribute.NamedArguments)
            arguments.Add(new(argument.Key, ValueOf(argument.Value)));
        return arguments.ToEquatableArray();
    }

    /// <summary>
    /// A constant as a value that outlives the compilation: a type becomes its name, an array an equatable one.
    /// </summary>
    private static object? ValueOf(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Primitive or TypedConstantKind.Enum => constant.Value,
        TypedConstantKind.Type => constant.Value?.ToString(),
        TypedConstantKind.Array when !constant.IsNull => ArrayOf(constant.Values),
        _ => null,
    };

    private static object ArrayOf(ImmutableArray<TypedConstant> constants)
    {
        var values = constants.Select(ValueOf).ToList();
        if (values.All(value => value is int))
            return values.Select(value => (int)value!).ToEquatableArray();
        return values.All(value => value is double)
            ? values.Select(value => (double)value!).ToEquatableArray()
            : values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").ToEquatableArray();
    }

    private static bool HasErrors(AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is null
            || attribute.AttributeClass!.TypeArguments.Any(argument => argument.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
            || attribute.ConstructorArguments.Any(IsError)
            || attribute.NamedArguments.Any(argument => IsError(argument.Value)))
        {
            return true;
        }

        // A named argument that does not bind is left out of the attribute's data. Another assembly's have been compiled.
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return false;
        var written = syntax.ArgumentList?.Arguments.Count(argument => argument.NameEquals is not null) ?? 0;
        return written != attribute.NamedArguments.Length;
    }

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsError));
}
