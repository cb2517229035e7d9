using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>
/// NG0025: replaces the output layer by the one that the loss takes, or the loss by the one that takes the layer;
/// or removes what stands between the two.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrongOutputLayerFix)), Shared]
public sealed class WrongOutputLayerFix : DocumentCodeFix
{
    private const string ReplaceLayer = "replace layer";
    private const string ReplaceLoss = "replace loss";
    private const string Remove = "remove";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG0025"];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        if (AttributeAt(root, diagnostic.Location) is not { } layer)
            yield break;
        if (OtherAttribute(root, diagnostic, 0) is not { } loss)
            yield break;
        var wanted = Wanted(diagnostic);
        if (wanted.Length != 2)
        {
            if (AttributeEdits.NameOf(layer) != "Layer")
                yield return ($"Remove [{AttributeEdits.NameOf(layer)}]", Remove);
            yield break;
        }

        // A layer of another network is replaced in that one's definition.
        if (wanted[0].Length > 0)
            yield return ($"Replace [{AttributeEdits.NameOf(layer)}] by [{wanted[0]}]", ReplaceLayer);
        yield return ($"Replace [{AttributeEdits.NameOf(loss)}] by [{wanted[1]}]", ReplaceLoss);
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor)
    {
        var layer = AttributeAt(root, diagnostic.Location)!;
        switch (key)
        {
            case ReplaceLayer:
                AttributeEdits.Rename(editor, layer, Wanted(diagnostic)[0]);
                break;
            case ReplaceLoss:
                AttributeEdits.Rename(editor, OtherAttribute(root, diagnostic, 0)!, Wanted(diagnostic)[1]);
                break;
            case Remove:
                AttributeEdits.Remove(editor, layer);
                break;
        }
    }

    /// <summary>
    /// The layer that the loss takes and the loss that takes the layer; empty where something is between them.
    /// </summary>
    private static string[] Wanted(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NetworkDefinitionAnalyzer.FixProperty, out var wanted) && wanted is not null
            ? wanted.Split(',')
            : [];
}
