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
/// Reports a definition that reads a generated constant, such as <c>[Network(Encoder.OutputSize)]</c>: the generator
/// does not see its own output, so to it the constant does not exist, while the finished compilation has nothing
/// against it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedConstantAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0018",
        title: "A definition must not read a constant that NetGen generates",
        messageFormat:
            "'{0}' is generated, so the generator cannot read it; write its value, {1}, or a constant of your own",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A source generator sees the code that people wrote, and not what generators add to it. A definition " +
            "can use constants that are written in the source.",
        helpLinkUri: Rule.HelpPages + "NG0018.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Info];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(AttributeReader.NetworkAttribute).IsEmpty)
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.AttributeArgument);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent?.Parent is not AttributeSyntax attribute)
            return;
        var names = context.Node.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => GeneratedMember.Constants.Contains(name.Identifier.ValueText))
            .ToList();
        if (names.Count == 0 || !IsNetGens(attribute, context))
            return;

        foreach (var name in names)
        {
            if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol
                is not IFieldSymbol { IsConst: true, ConstantValue: int value } constant
                || !IsGenerated(constant))
            {
                continue;
            }

            SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Name: var last } && last == name
                ? name.Parent
                : name;
            var shown = $"{constant.ContainingType.Name}.{constant.Name}";
            context.ReportDiagnostic(Diagnostic.Create(Info, whole.GetLocation(), shown, Text.Of(value)));
        }
    }

    private static bool IsNetGens(AttributeSyntax attribute, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is { } constructor
        && AttributeReader.KindOf(constructor.ContainingType) is not null;

    // In another assembly the constant is part of the metadata, which the generator does see.
    private static bool IsGenerated(IFieldSymbol constant) =>
        AttributeReader.IsNetwork(constant.ContainingType) && ClassReader.IsInGeneratedPart(constant);
}
