using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Tests;

/// <summary>
/// What test sources are compiled against: the framework that the tests run on, and NetGen's runtime.
/// </summary>
internal static class TestReferences
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static readonly ImmutableArray<MetadataReference> All = Load();

    /// <summary>A library of those sources, each in a file of its own: <c>Source0.cs</c> and so on.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Definitions",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"Source{i}.cs")),
        All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static ImmutableArray<MetadataReference> Load()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. trusted.Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(NetworkAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
