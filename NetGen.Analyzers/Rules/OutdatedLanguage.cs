using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A file that is compiled as a C# older than generated code needs.</summary>
internal sealed class OutdatedLanguage() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0010",
        title: "NetGen's generated code needs C# 14",
        messageFormat:
            "'{0}' is compiled as C# {1}, but generated networks need C# 14; set " +
            "<LangVersion>14</LangVersion> or remove the setting",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Generated code is compiled as the version of C# that the project sets. .NET 10 projects " +
            "have C# 14 unless they ask for another.",
        helpLinkUri: HelpPages + "NG0010.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Class.OutdatedLanguage is { } version)
            yield return Report(Place.OfType(), [definition.Class.Name, version]);
    }
}
