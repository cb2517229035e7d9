using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A member of the user's, own or inherited, that a generated one would repeat or hide.</summary>
internal sealed class MemberClash() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0009",
        title: "A network class must not have a member that NetGen generates",
        messageFormat: "'{0}' {1}, but NetGen generates '{2}' for this network; {3}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A class cannot have the same member twice, nor a member with the name of the class. The " +
            "public members of a network are listed in the documentation.",
        helpLinkUri: HelpPages + "NG0009.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var name = definition.Class.Name;
        var generated = GeneratedMember.Of(definition.Spec).ToList();
        if (generated.FirstOrDefault(member => member.Name == name) is { } namesake)
            yield return Report(Place.OfType(), [name, "is the class's name", namesake.Display, "rename the class"]);

        var members = definition.Class.Members;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            if (generated.FirstOrDefault(candidate => Clash(member, candidate)) is not { } clash)
                continue;
            var display = clash.Display.Replace(MemberFact.ConstructorName, name);
            var shown = member.IsConstructor ? name : member.Name;
            yield return member.IsInherited
                ? Report(
                    Place.OfType(), [shown, $"is inherited from '{member.DeclaredBy}'", display, "rename it there"])
                : Report(Place.OfMember(i), [shown, $"is declared by '{name}'", display, "rename or remove it"]);
        }
    }

    // Methods of one name live side by side while their parameters differ; anything else takes the name for itself.
    private static bool Clash(MemberFact member, GeneratedMember generated) =>
        member.Name == generated.Name
        && (member.Signature is null || generated.Signature is null || member.Signature == generated.Signature);
}
