using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A base class that the generated constructors cannot call, or that is a network itself.</summary>
internal sealed class UnusableBase() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0007",
        title: "A network's base class must have a constructor without parameters and be no network itself",
        messageFormat: "'{0}' cannot derive from '{1}', {2}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The generated constructors call the base class's constructor without arguments. A network's " +
            "generated members would hide those of a base class that is a network too.",
        helpLinkUri: HelpPages + "NG0007.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Class.Base is not { } baseClass)
            yield break;
        var reason = baseClass.IsNetwork
            ? "which is a network itself; put what they share into a class without [Network]"
            : "which has no accessible constructor without parameters; add one";
        yield return Report(Place.OfType(), [definition.Class.Name, baseClass.Name, reason]);
    }
}
