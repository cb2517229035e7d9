using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator;

namespace NetGen.Tests.Support;

/// <summary>
/// A user's project in memory, as strict as a project can be: nullable, every warning an error, documentation comments
/// checked, no unsafe code. It references the framework and NetGen.Runtime, and nothing else unless told.
/// </summary>
internal sealed record UserProject
{
    private static readonly ImmutableArray<MetadataReference> Framework = FrameworkReferences();

    private static readonly MetadataReference Runtime =
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location);

    /// <summary>The C# version of the project; the lowest that NetGen supports by default.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>Assemblies to reference besides the framework and NetGen.Runtime.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public string AssemblyName { get; init; } = "UserProject";

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public CSharpCompilation Compile(params IEnumerable<string> sources) =>
        CSharpCompilation.Create(
            AssemblyName,
            sources.Select(Parse),
            [.. Framework, Runtime, .. References],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));

    public SyntaxTree Parse(string source, int index = 0) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(source, Encoding.UTF8),
            ParseOptions,
            string.Create(CultureInfo.InvariantCulture, $"Source{index}.cs"));

    /// <summary>A driver over new generators of networks and of companions, recording the steps that they
    /// take.</summary>
    public GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator(), new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generators over the sources.</summary>
    public Generated Generate(params IEnumerable<string> sources) => Generate(Compile(sources));

    /// <summary>Runs the generators over a compilation.</summary>
    public Generated Generate(CSharpCompilation compilation)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new Generated(
            (CSharpCompilation)output,
            driver.GetRunResult().Of<NetworkGenerator>(),
            driver.GetRunResult().Of<DifferentiableGenerator>());
    }

    private static ImmutableArray<MetadataReference> FrameworkReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}

internal static class GeneratorRunResults
{
    extension(GeneratorDriverRunResult results)
    {
        /// <summary>What one of the generators did.</summary>
        public GeneratorRunResult Of<TGenerator>() =>
            results.Results.Single(result => result.Generator.GetGeneratorType() == typeof(TGenerator));
    }
}

/// <summary>What the generators made of a project.</summary>
/// <param name="Compilation">The project with the generated files.</param>
/// <param name="Result">The run for networks: generated files, diagnostics, an exception if one escaped.</param>
/// <param name="Companions">The run for the companions of differentiable methods.</param>
internal sealed record Generated(
    CSharpCompilation Compilation, GeneratorRunResult Result, GeneratorRunResult Companions)
{
    /// <summary>
    /// Requires that the generators were silent and that the whole project compiles without a diagnostic: no error, no
    /// warning, no complaint about a documentation comment.
    /// </summary>
    public Generated RequireClean()
    {
        RequireSilence();
        RequireNone(Compilation.GetDiagnostics());
        return this;
    }

    /// <summary>Requires what <see cref="RequireClean"/> does, and compiles the project.</summary>
    /// <returns>The assembly's image, and its documentation file.</returns>
    public (byte[] Image, string Documentation) Emit()
    {
        RequireSilence();
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded);
        RequireNone(Compilation.Emit(image, xmlDocumentationStream: documentation, options: options).Diagnostics);
        return (image.ToArray(), Encoding.UTF8.GetString(documentation.ToArray()));
    }

    private void RequireSilence()
    {
        foreach (var result in (GeneratorRunResult[])[Result, Companions])
        {
            if (result.Exception is { } exception)
                throw new InvalidOperationException($"The generator threw.\n{exception}");
            RequireNone(result.Diagnostics);
        }
    }

    /// <summary>Fails with every diagnostic, its line of source, and the names of the generated files.</summary>
    private void RequireNone(IEnumerable<Diagnostic> diagnostics)
    {
        var lines = diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
            .Select(Describe).Take(20).ToList();
        if (lines.Count > 0)
        {
            var files = string.Join(
                ", ", Result.GeneratedSources.Concat(Companions.GeneratedSources).Select(source => source.HintName));
            Assert.Fail($"{string.Join("\n", lines)}\nGenerated: {(files.Length > 0 ? files : "nothing")}");
        }
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var position = diagnostic.Location.GetLineSpan();
        var line = diagnostic.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString();
        return $"{diagnostic}\n    {line?.Trim()}";
    }
}
