using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;
using NetGen.Tests.Support;

namespace NetGen.Tests.Documentation;

/// <summary>The page on functions of one's own: its examples compile, and the functions that it lists are those that
/// there are.</summary>
public sealed partial class FunctionsPageTests
{
    private static readonly string Page = Repository.Read("docs", "functions.md");

    [Fact]
    public async Task Every_example_compiles()
    {
        var examples = Example().Matches(Page).Select(match => match.Groups[1].Value)
            .ToLookup(example => example.StartsWith("public ", StringComparison.Ordinal));
        Assert.NotEmpty(examples[true]);
        Assert.NotEmpty(examples[false]);
        const string header = "#pragma warning disable CS1591\nusing System;\nusing NetGen;\n";
        var methods = examples[false].Select((example, i) => $"public static void Example{i}()\n{{\n{example}}}\n");
        var reader = "public static class Reader\n{\n" + string.Concat(methods) + "}\n";
        var generated = new UserProject().Generate(examples[true].Append(reader).Select(text => header + text))
            .RequireClean();
        Assert.Empty(await generated.Compilation
            .WithAnalyzers(
                [new NetworkDefinitionAnalyzer(), new DifferentiableMethodAnalyzer(), new CompanionAnalyzer()])
            .GetAnalyzerDiagnosticsAsync());
    }

    [Fact]
    public void It_names_functions_that_have_a_derivative()
    {
        var list = FunctionList().Match(Page).Groups[1].Value;
        var named = Name().Matches(list).Select(match => match.Groups[1].Value).ToList();
        Assert.True(named.Count > 25, list);
        var methods = named.Select(name =>
        {
            var function = typeof(double).GetMethods().Concat(typeof(Math).GetMethods()).First(method =>
                method.Name == name
                && method.GetParameters().All(parameter => parameter.ParameterType == typeof(double)));
            var arguments = string.Join(", ", function.GetParameters().Select(_ => "x"));
            var call = $"{function.DeclaringType!.FullName}.{name}({arguments})";
            return $"[Differentiable] static double {name}_(double x) => {call};\n";
        });
        var generated = new UserProject().Generate($"using NetGen; partial class C {{ {string.Concat(methods)} }}");
        Assert.Equal(named.Count, generated.RequireClean().Companions.GeneratedSources.Length);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("Functions with a derivative: (.*?)\n\n", RegexOptions.Singleline)]
    private static partial Regex FunctionList();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
