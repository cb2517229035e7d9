using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Analyzers;
using NetGen.Generator.Emit.Cpu;
using NetGen.Generator.Lowering;

namespace NetGen.Generator;

/// <summary>
/// The compiler's pipeline: a class's attributes become a definition, the definition a plan, the plan code. A definition
/// in which the analyzer finds an error gives no code and no second report.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private const string NetworkAttribute = "NetGen.NetworkAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Runs at every edit of the class's file, so it only reads; all that follows runs when the definition changes.
        var definitions = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (c, cancellation) => NetworkDefinition.Analyze(
                    (INamedTypeSymbol)c.TargetSymbol, c.SemanticModel.Compilation, cancellation).Spec)
            .Where(static definition => definition is not null)
            .WithTrackingName(TrackingNames.Definition);

        var networks = definitions
            .Select(static (definition, _) =>
                (definition!.Type.HintName, Source: NetworkEmitter.Emit(NetworkPlan.Of(definition))))
            .WithTrackingName(TrackingNames.Network);

        context.RegisterSourceOutput(
            networks,
            static (output, network) =>
                output.AddSource(network.HintName + ".g.cs", SourceText.From(network.Source, Encoding.UTF8)));
    }
}

/// <summary>The names of the pipeline's steps, by which tests follow what ran again.</summary>
internal static class TrackingNames
{
    /// <summary>A class's attributes as a definition.</summary>
    public const string Definition = nameof(Definition);

    /// <summary>A definition's code.</summary>
    public const string Network = nameof(Network);

    /// <summary>What the companion of a differentiable method is made of.</summary>
    public const string Function = nameof(Function);

    /// <summary>A companion's code.</summary>
    public const string Companion = nameof(Companion);
}
