using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Reads what a differentiable method computes, and finds what cannot be differentiated in it.</summary>
internal static class FunctionParser
{
    /// <summary>The id of a fault that a function cannot be differentiated for.</summary>
    public const string NotDifferentiable = "NG2001";

    /// <summary>The id of a fault about a derivative that is 0 almost everywhere.</summary>
    public const string ZeroDerivative = "NG2002";

    /// <summary>
    /// The function that a method is. A method of a referenced assembly is read from what its companion says. Total: no
    /// code makes it throw, but for cancellation.
    /// </summary>
    public static ParsedFunction Parse(
        IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        method = method.PartialDefinitionPart ?? method;
        if (method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Error)
            || method.ReturnType.TypeKind == TypeKind.Error)
        {
            return new ParsedFunction(null, [], []);
        }

        var sources = new MethodSources(compilation, cancellation);
        return sources.HasSource(method)
            ? ParseSource(method, sources, compilation, cancellation)
            : ParseCompiled(method);
    }

    private static ParsedFunction ParseSource(
        IMethodSymbol method, MethodSources sources, Compilation compilation, CancellationToken cancellation)
    {
        var execution = new MethodExecution(compilation, isOfConstants: false, cancellation);
        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        SignatureFaults.Report(method, declaration, execution, cancellation);
        var source = sources.Find(method);
        if (source is null)
        {
            // Of a partial method without its other part the compiler speaks.
            if (!method.IsPartialDefinition && execution.Faults.Count == 0 && !declaration.GetDiagnostics().Any())
                execution.Report(MethodNames.Of(declaration), FaultText.NoBody, MethodNames.Quoted(method));
            return new ParsedFunction(null, execution.Faults, execution.Places);
        }

        if (source.HasErrors)
            return new ParsedFunction(null, [], []);

        // A parameter that is no number has no value: what reads it is silent, as its declaration has a fault.
        var arguments = source.Method.Parameters.Select((parameter, i) => SignatureFaults.IsNumber(parameter)
            ? (Value)execution.Builder.Parameter(i)
            : UnknownValue.Reported);
        var result = execution.Run(source, [.. arguments]);
        if (execution.HasErrors)
            return new ParsedFunction(null, [], []);
        if (execution.Faults.Count > 0 || result is not NumberValue number)
            return new ParsedFunction(null, execution.Faults, execution.Places);
        var spec = SpecOf(method, execution.Builder.Build(number));
        return Checked(spec, MethodNames.Of(declaration));
    }

    private static ParsedFunction ParseCompiled(IMethodSymbol method)
    {
        var text = method.ContainingType is null ? null : CompiledFunctions.TextOf(method);
        var program = text is null ? null : ScalarProgramText.Read(text, method.Parameters.Length);
        if (program is not null && method.Parameters.All(SignatureFaults.IsNumber))
            return new ParsedFunction(SpecOf(method, program), [], []);
        var why = text is null ? FaultText.NoSource : FaultText.UnknownProgram;
        var fault = new FunctionFault(
            NotDifferentiable, true, [MethodNames.Quoted(method), why.Why, why.WayOut]);
        return new ParsedFunction(null, [fault], [Location.None]);
    }

    private static ParsedFunction Checked(FunctionSpec spec, Location name)
    {
        var faults = new List<FunctionFault>();
        for (var i = 0; i < spec.Parameters.Count; i++)
        {
            var parameter = spec.Parameters[i];
            if ((i == 0 || parameter.Role == FunctionParameterRole.Trainable) && !spec.Program.DependsOn(i))
                faults.Add(new(ZeroDerivative, false, [spec.Name, parameter.Name]));
        }

        return new ParsedFunction(spec, faults.ToEquatableArray(), [.. faults.Select(_ => name)]);
    }

    private static FunctionSpec SpecOf(IMethodSymbol method, ScalarProgram program) => new(
        method.Name,
        MethodNames.Displayed(method),
        method.Parameters.Select(ParameterOf).ToEquatableArray(),
        program);

    /// <summary>A parameter of a method as a function has it.</summary>
    public static FunctionParameter ParameterOf(IParameterSymbol parameter)
    {
        var isDouble = parameter.Type.SpecialType == SpecialType.System_Double;
        if (MethodNames.AttributeOf(parameter, "TrainableAttribute") is { } trainable)
        {
            var init = trainable.NamedArguments.FirstOrDefault(argument => argument.Key == "Init").Value.Value;
            var otherwise = parameter.HasExplicitDefaultValue ? NumberOf(parameter.ExplicitDefaultValue) : 0;
            return new(parameter.Name, isDouble, FunctionParameterRole.Trainable, init is double start ? start : otherwise);
        }

        return parameter.HasExplicitDefaultValue
            ? new(parameter.Name, isDouble, FunctionParameterRole.Constant, NumberOf(parameter.ExplicitDefaultValue))
            : new(parameter.Name, isDouble, FunctionParameterRole.Variable, 0);
    }

    private static double NumberOf(object? value) => value switch
    {
        float number => number,
        double number => number,
        _ => 0,
    };
}
