using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Analyzers.Parsing;

/// <summary>Finds what methods do, in the compilation and in those of referenced projects.</summary>
internal sealed class MethodSources(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>Whether a place is one that a diagnostic of the compilation can be at.</summary>
    public bool IsOwn(SyntaxTree tree) => compilation.ContainsSyntaxTree(tree);

    /// <summary>The method's body; <see langword="null"/> where its source is not at hand, or it has none.</summary>
    public MethodSource? Find(IMethodSymbol method)
    {
        foreach (var reference in WrittenPart(method).DeclaringSyntaxReferences)
        {
            if (ModelOf(reference.SyntaxTree) is not { } model)
                continue;
            var node = reference.GetSyntax(cancellation);
            var isTooDeep = SyntaxDepth.IsTooDeep(node, cancellation);
            IOperation? body = isTooDeep ? null : model.GetOperation(node, cancellation) switch
            {
                IMethodBodyOperation written => written.BlockBody ?? written.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                IBlockOperation block => block,
                _ => null,
            };
            var declared = node is ArrowExpressionClauseSyntax
                ? (model.GetDeclaredSymbol(node.Parent!, cancellation) as IPropertySymbol)?.GetMethod
                : model.GetDeclaredSymbol(node, cancellation) as IMethodSymbol;
            if ((body is not null || isTooDeep) && declared is not null)
                return new MethodSource(declared, node, body, HasErrors(model, node));
        }

        return null;
    }

    /// <summary>Whether some source of the symbol can be read.</summary>
    public bool HasSource(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => ModelOf(reference.SyntaxTree) is not null);

    /// <summary>The initializer of a field or of a property; <see langword="null"/> where it has none.</summary>
    public InitializerSource? FindInitializer(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (node is not null
                && !SyntaxDepth.IsTooDeep(node, cancellation)
                && ModelOf(reference.SyntaxTree) is { } model
                && model.GetOperation(node, cancellation) is ISymbolInitializerOperation initializer)
            {
                return new InitializerSource(node, initializer.Value, HasErrors(model, node));
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the static constructor of a field's or property's class may change it, or the class has one that
    /// cannot be read.
    /// </summary>
    public bool IsSetByStaticConstructor(ISymbol member)
    {
        foreach (var constructor in member.ContainingType.StaticConstructors)
        {
            if (constructor.IsImplicitlyDeclared)
                continue;
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                // Any mention of the name is taken for an assignment: it is simple, and errs on the right side.
                var node = reference.GetSyntax(cancellation);
                if (node.DescendantTokens().Any(token => token.ValueText == member.Name))
                    return true;
            }
        }

        return false;
    }

    private static IMethodSymbol WrittenPart(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.PartialImplementationPart ?? method;
    }

    // What the compiler reports as an error is an error of its own: warnings that a project turned into some are not.
    private bool HasErrors(SemanticModel model, SyntaxNode node) =>
        node.GetDiagnostics().Any(IsError)
        || model.GetMethodBodyDiagnostics(node.Span, cancellation).Any(IsError);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;

    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
            var owner = compilation.ContainsSyntaxTree(tree)
                ? compilation
                : compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation)
                    .FirstOrDefault(other => other.ContainsSyntaxTree(tree));
            if (owner is null)
                return null;
            _models.Add(tree, model = owner.GetSemanticModel(tree));
        }

        return model;
    }
}

/// <summary>The source of a method.</summary>
/// <param name="Method">The method as its own compilation declares it: the body refers to its parameters.</param>
/// <param name="Node">Its declaration.</param>
/// <param name="Body">Its body; <see langword="null"/> for one that is nested too deeply to be read.</param>
/// <param name="HasErrors">Whether the compiler has errors to report in it.</param>
internal sealed record MethodSource(IMethodSymbol Method, SyntaxNode Node, IOperation? Body, bool HasErrors);

/// <summary>What a field or a property starts as.</summary>
internal sealed record InitializerSource(SyntaxNode Node, IOperation Value, bool HasErrors);
