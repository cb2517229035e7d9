using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;

namespace NetGen.Tests.Functions;

/// <summary>Parses functions in test sources, and runs them as the compiler compiles them.</summary>
internal static class FunctionSources
{
    /// <summary>Members of a class <c>F</c> as a whole file.</summary>
    public static string ClassOf(string members) => $$"""
        using System;
        using NetGen;
        static partial class F
        {
            {{members}}
        }
        """;

    /// <summary>The method of that name in the class <c>F</c>, or in the only class that has it.</summary>
    public static IMethodSymbol MethodOf(Compilation compilation, string name) => compilation
        .GetSymbolsWithName(name, SymbolFilter.Member).OfType<IMethodSymbol>()
        .OrderBy(method => method.ContainingType.Name != "F").First();

    /// <summary>The method <c>Of</c> of the class <c>F</c> with those members.</summary>
    public static ParsedFunction Parse(string members) => Parse([ClassOf(members)]);

    public static ParsedFunction Parse(params string[] sources)
    {
        var compilation = TestReferences.Compile(sources);
        return FunctionParser.Parse(MethodOf(compilation, "Of"), compilation, default);
    }

    /// <summary>The program of the method <c>Of</c>, which must have no fault.</summary>
    public static ScalarProgram ProgramOf(params string[] sources)
    {
        var parsed = Parse(sources);
        Assert.Empty(parsed.Faults.Where(fault => fault.IsError).Select(Message));
        Assert.True(parsed.Spec is not null, "The function has errors.");
        return parsed.Spec!.Program;
    }

    public static string Message(FunctionFault fault) =>
        $"cannot differentiate {fault.Arguments[0]}: {fault.Arguments[1]}; {fault.Arguments[2]}";

    /// <summary>The method <c>Of</c> as compiled code.</summary>
    public static Func<double[], double> Compile(params string[] sources) =>
        Run(TestReferences.Compile(sources).WithOptions(new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release)));

    private static Func<double[], double> Run(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        stream.Position = 0;
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
        var method = assembly.GetTypes().OrderBy(type => type.Name != "F")
            .Select(type => type.GetMethod("Of", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .First(method => method is not null)!;
        return arguments => Convert.ToDouble(
            method.Invoke(null, [.. arguments.Zip(method.GetParameters(), (argument, parameter) =>
                parameter.ParameterType == typeof(float) ? (object)(float)argument : argument)]),
            null);
    }
}
