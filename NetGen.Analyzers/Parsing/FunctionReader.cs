using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Finds the method that an <c>[Activation]</c> or a <c>[Loss]</c> of a class names, and reads it.</summary>
internal sealed class FunctionReader(INamedTypeSymbol network, Compilation compilation, CancellationToken cancellation)
{
    private const string Argument = "function";

    /// <summary>What an attribute's function is; <see langword="null"/> for an attribute that has none.</summary>
    public FunctionReference? Read(AttributeData attribute)
    {
        var isLoss = attribute.AttributeClass!.Name == "LossAttribute";
        if (!isLoss && attribute.AttributeClass.Name != "ActivationAttribute")
            return null;
        var arguments = attribute.ConstructorArguments;
        var type = arguments.Length == 2 ? arguments[0].Value as INamedTypeSymbol : null;
        var name = arguments.Length == 0 ? null : arguments[arguments.Length - 1].Value as string;
        if (arguments.Length == 2 && type is null)
            return Wrong("the type is not a class; give the one that declares the method", "type");
        if (CompiledFunctions.Of(network, NamedFunction.ReferenceOf(type?.ToString(), name ?? "")) is { } known)
            return new(known, null);
        var (method, problem) = Find(type, name ?? "", isLoss);
        if (method is null)
            return new(null, problem);
        if ((SignatureProblem(method, isLoss) ?? (isLoss ? null : ActivationProblem(method, attribute))) is { } wrong)
            return new(null, wrong);
        var parsed = FunctionParser.Parse(method, compilation, cancellation);
        return parsed.Spec is null && method.DeclaringSyntaxReferences.IsEmpty
            ? Wrong($"{Display(method)} is in an assembly that does not say what it computes; build that with NetGen")
            : new(parsed.Spec, null);
    }

    private static FunctionReference Wrong(string why, string argument = Argument) => new(null, new(argument, why));

    private static string Display(IMethodSymbol method) => $"'{MethodNames.Displayed(method)}'";

    /// <summary>The one method of that name, in the innermost class that has one.</summary>
    private (IMethodSymbol? Method, FunctionProblem? Problem) Find(INamedTypeSymbol? type, string name, bool isLoss)
    {
        var scope = type is null ? Around(network).ToList() : [.. WithBases(type)];
        var members = scope.Select(candidate => candidate.GetMembers(name)).FirstOrDefault(found => found.Length > 0);
        if (name.Length == 0 || members.IsDefaultOrEmpty)
            return No(NotFound(scope, type, name));
        var methods = members.OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        if (methods.Count == 0)
            return No("it is not a method");
        var marked = methods.Where(MethodNames.IsDifferentiable).ToList();
        if (marked.Count == 0)
        {
            var isOwn = methods.Any(method => !method.DeclaringSyntaxReferences.IsEmpty);
            var wayOut = isOwn ? "mark it [Differentiable]" : "write a method of your own that calls it";
            return No($"{Display(methods[0])} is not differentiable; {wayOut}");
        }

        var fitting = marked.Where(method => SignatureProblem(method, isLoss) is null).ToList();
        if (fitting.Count > 1)
        {
            return No(
                $"'{fitting[0].ContainingType.Name}' has {fitting.Count} differentiable methods of that name that fit; rename one");
        }

        var method = fitting.Count == 1 ? fitting[0] : marked[0];
        if (!method.IsStatic)
            return No($"{Display(method)} is not static; make it static");
        return compilation.IsSymbolAccessibleWithin(method, network)
            ? (method, null)
            : No($"{Display(method)} is not accessible in '{network.Name}'; make it internal or public");

        static (IMethodSymbol?, FunctionProblem?) No(string why) => (null, new(Argument, why));
    }

    private string NotFound(List<INamedTypeSymbol> scope, INamedTypeSymbol? type, string name)
    {
        var names = scope.SelectMany(candidate => candidate.GetMembers()).OfType<IMethodSymbol>()
            .Where(method => MethodNames.IsDifferentiable(method) && compilation.IsSymbolAccessibleWithin(method, network))
            .Select(method => method.Name).Distinct().ToList();
        var where = type is null
            ? $"'{scope[0].Name}', its base classes and the classes around it have"
            : $"'{type.Name}' and its base classes have";
        var wayOut = NearName.Of(name, names) is { } near ? $"did you mean '{near}'?"
            : names.Count > 0 ? $"there are {string.Join(", ", names.Take(20))}{(names.Count > 20 ? ", ..." : "")}"
            : "write a static method of numbers and mark it [Differentiable]";
        return $"{where} no method of that name; {wayOut}";
    }

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            foreach (var candidate in WithBases(outer))
                yield return candidate;
        }
    }

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static bool IsTrainable(IParameterSymbol parameter) =>
        MethodNames.AttributeOf(parameter, "TrainableAttribute") is not null;

    /// <summary>Whether a layer, or a loss, can give each parameter its value.</summary>
    private static FunctionProblem? SignatureProblem(IMethodSymbol method, bool isLoss)
    {
        var given = isLoss ? 2 : 1;
        if (method.Parameters.Length < given)
        {
            return new(Argument, isLoss
                ? $"{Display(method)} is not a function of an output and a target; it needs two parameters"
                : $"{Display(method)} is not a function of an input; it needs a parameter");
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            var trainable = IsTrainable(parameter);
            var what = i > 0 ? "target" : isLoss ? "output" : "input";
            if (i < given && trainable)
                return new(Argument, $"its parameter '{parameter.Name}' takes the {what} and cannot be [Trainable]");
            if (isLoss && trainable)
                return new(Argument, $"its parameter '{parameter.Name}' is [Trainable], and a loss trains nothing; give it a default value");
            if (i >= given && !trainable && !parameter.HasExplicitDefaultValue)
            {
                return new(Argument, isLoss
                    ? $"nothing gives its parameter '{parameter.Name}' a value; give it a default value"
                    : $"nothing gives its parameter '{parameter.Name}' a value; mark it [Trainable] or give it a default value");
            }
        }

        return null;
    }

    private static FunctionProblem? ActivationProblem(IMethodSymbol method, AttributeData attribute)
    {
        var trained = method.Parameters.Where(IsTrainable).ToList();
        if (trained.Count > Limits.TrainedNumbers)
        {
            return new(
                Argument,
                $"it has {trained.Count} trainable parameters, and a layer can have {Limits.TrainedNumbers}");
        }

        foreach (var parameter in trained)
        {
            if (FunctionParser.ParameterOf(parameter).Value is var start && !Ranges.IsFinite(start))
            {
                return new(
                    Argument,
                    $"its parameter '{parameter.Name}' starts from {OptionText.Of(start)}; it must start from a finite number");
            }
        }

        var perChannel = attribute.NamedArguments.Any(argument => argument is { Key: "PerChannel", Value.Value: true });
        return perChannel && trained.Count == 0
            ? new("PerChannel", "it has no trainable parameter that each channel could have of its own; leave PerChannel out")
            : null;
    }
}
