using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>NG1004: gives the classifier a second output, or makes its one output that of a sigmoid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SoftmaxOfOneFix)), Shared]
public sealed class SoftmaxOfOneFix : DocumentCodeFix
{
    private const string TwoOutputs = "two outputs";
    private const string OneProbability = "sigmoid";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG1004"];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        // Without a loss among the parties the softmax is in the middle, where only the author knows what is meant.
        if (OtherAttribute(root, diagnostic, 0) is null || OtherAttribute(root, diagnostic, 1) is null)
            yield break;
        yield return ("Use [Sigmoid] and [BinaryCrossEntropy]", OneProbability);
        if (UnitsAt(diagnostic, root) is not null)
            yield return ("Use 2 outputs", TwoOutputs);
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor)
    {
        if (key == TwoOutputs)
        {
            var two = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(2));
            var units = UnitsAt(diagnostic, root)!;
            editor.ReplaceNode(units, two.WithTriviaFrom(units));
            return;
        }

        var last = OtherAttribute(root, diagnostic, 0)!;
        if (AttributeEdits.NameOf(last) is "Softmax" or "LogSoftmax")
            AttributeEdits.Rename(editor, last, "Sigmoid");
        else
            AttributeEdits.InsertAfter(editor, last, "Sigmoid");
        AttributeEdits.Rename(editor, OtherAttribute(root, diagnostic, 1)!, "BinaryCrossEntropy");
    }

    /// <summary>The number of outputs of the last dense layer; none where the input itself has one feature.</summary>
    private static ExpressionSyntax? UnitsAt(Diagnostic diagnostic, SyntaxNode root)
    {
        var argument = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>();
        return argument?.Parent?.Parent is AttributeSyntax layer && AttributeEdits.NameOf(layer) == "Dense"
            ? argument.Expression
            : null;
    }
}
