using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Analyzers.Parsing;
using NetGen.Generator.Emit.Cpu;

namespace NetGen.Generator;

/// <summary>
/// Generates the companion of every differentiable method: a method's source becomes a program, the program its value and
/// derivatives, these code. A method in which an analyzer finds an error gives no code and no second report.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Runs at every edit, wherever it is, as a method may call others of any file; what follows only when the
        // program that the method comes to has changed.
        var functions = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MethodNames.DifferentiableAttribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (c, cancellation) => CompanionReader.Read(
                    (IMethodSymbol)c.TargetSymbol, c.SemanticModel.Compilation, cancellation))
            .Where(static companion => companion is not null)
            .WithTrackingName(TrackingNames.Function);

        var companions = functions
            .Select(static (companion, _) => (companion!.HintName, Source: CompanionEmitter.Emit(companion)))
            .WithTrackingName(TrackingNames.Companion);

        context.RegisterSourceOutput(
            companions,
            static (output, companion) =>
                output.AddSource(companion.HintName + ".g.cs", SourceText.From(companion.Source, Encoding.UTF8)));
    }
}
