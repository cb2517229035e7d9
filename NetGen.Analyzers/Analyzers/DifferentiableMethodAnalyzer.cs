using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Parsing;
using NetGen.Analyzers.Rules;

namespace NetGen.Analyzers.Analyzers;

/// <summary>
/// Reports what cannot be differentiated in a method with <c>[Differentiable]</c>, and derivatives that are 0 almost
/// everywhere. It runs the parser that the generator runs; the generator is silent about the methods that this analyzer
/// reports an error for, and about the networks that use them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableMethodAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NotDifferentiable = new(
        id: FunctionParser.NotDifferentiable,
        title: "A differentiable method must be made of what has a derivative",
        messageFormat: "cannot differentiate {0}: {1}; {2}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "NetGen reads the source of a differentiable method and derives its derivative at build time. It follows " +
            "arithmetic, conditions, locals, for loops of known bounds, calls of methods with source, and the " +
            "functions of Math and MathF that have a derivative.",
        helpLinkUri: Rule.HelpPages + FunctionParser.NotDifferentiable + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static readonly DiagnosticDescriptor ZeroDerivative = new(
        id: FunctionParser.ZeroDerivative,
        title: "A derivative must not be 0 almost everywhere",
        messageFormat:
            "the derivative of '{0}' by '{1}' is 0 (almost) everywhere, so nothing is learned through it; let the " +
            "value depend on '{1}' otherwise than through conditions",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "A parameter that only decides between values moves the result in steps: wherever there is a derivative " +
            "by it, it is 0. Training then changes neither the parameter nor what was computed before it.",
        helpLinkUri: Rule.HelpPages + FunctionParser.ZeroDerivative + ".md");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [NotDifferentiable, ZeroDerivative];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // As with networks: the generator reads generated files too, and must not be silent without a reason.
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypesByMetadataName(MethodNames.DifferentiableAttribute).IsEmpty)
                return;
            start.RegisterSymbolAction(
                static symbol => Analyze(
                    (IMethodSymbol)symbol.Symbol,
                    symbol.Compilation,
                    symbol.ReportDiagnostic,
                    symbol.CancellationToken),
                SymbolKind.Method);
            start.RegisterSyntaxNodeAction(
                static node =>
                {
                    if (node.SemanticModel.GetDeclaredSymbol(node.Node, node.CancellationToken) is IMethodSymbol method)
                        Analyze(method, node.Compilation, node.ReportDiagnostic, node.CancellationToken);
                },
                SyntaxKind.LocalFunctionStatement);
        });
    }

    private static void Analyze(
        IMethodSymbol method, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        // Of a partial method one part speaks for both.
        if (method.PartialDefinitionPart is not null || MethodNames.MarkOf(method) is not { } mark)
            return;
        var attribute = mark.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();
        var parsed = FunctionParser.Parse(method, compilation, cancellation);
        for (var i = 0; i < parsed.Faults.Count; i++)
        {
            var fault = parsed.Faults[i];
            if (fault.IsOfAnother)
                continue;
            report(Diagnostic.Create(
                fault.IsError ? NotDifferentiable : ZeroDerivative,
                parsed.Places[i],
                attribute is null ? [] : [attribute],
                [.. fault.Arguments]));
        }
    }
}
