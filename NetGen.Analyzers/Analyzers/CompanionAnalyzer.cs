using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;
using NetGen.Analyzers.Rules;

namespace NetGen.Analyzers.Analyzers;

/// <summary>
/// Reports what keeps a differentiable method from having its companion. The generator, which asks the same question,
/// is silent about such a method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2004",
        title: "A differentiable method needs a partial type that has room for its companion",
        messageFormat: "cannot generate '{0}', the companion of '{1}': {2}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "NetGen writes the method that returns a function's value and gradient into a second part of the type " +
            "that declares the function. C# joins parts only where the type, and every type around it, is declared " +
            "partial.",
        helpLinkUri: Rule.HelpPages + "NG2004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Info];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(MethodNames.DifferentiableAttribute).IsEmpty)
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method
            || !MethodNames.IsDifferentiable(method))
        {
            return;
        }

        foreach (var obstacle in CompanionObstacles.Of(method, context.CancellationToken))
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            if (obstacle.IsMissingPartial)
                properties = properties.Add(NetworkDefinitionAnalyzer.FixProperty, "partial");
            context.ReportDiagnostic(Diagnostic.Create(
                Info,
                declaration.Identifier.GetLocation(),
                obstacle.Place is null ? [] : [obstacle.Place],
                properties,
                method.Name + CompanionSpec.Ending,
                method.Name,
                obstacle.Reason));
        }
    }
}
