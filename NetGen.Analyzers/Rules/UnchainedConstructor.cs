using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A constructor of the user's that leaves the network without parameters.</summary>
internal sealed class UnchainedConstructor() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0008",
        title: "A constructor of a network must call a generated one",
        messageFormat:
            "This constructor of '{0}' creates no parameters; have it call a generated one: ': " +
            "this(seed)'",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The generated constructors allocate the parameters and draw the weights. A constructor that " +
            "calls neither of them, directly or through another, leaves an object that cannot compute.",
        helpLinkUri: HelpPages + "NG0008.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var generated = GeneratedMember.Of(definition.Spec).ToList();
        var members = definition.Class.Members;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            // One with a generated constructor's own parameters is a clash, which has a rule of its own.
            if (member.IsConstructor && !member.CallsThis
                && !generated.Any(g => g.Name == member.Name && g.Signature == member.Signature))
            {
                yield return Report(Place.OfMember(i), [definition.Class.Name]);
            }
        }
    }
}
