using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <content>Calls.</content>
internal sealed partial class MethodExecution
{
    // A call of the same method with the same arguments gives the same: chains of calls that double at every step are
    // executed in a time that does not.
    private readonly Dictionary<CallKey, Value> _results = [];

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Fault(invocation.Syntax, FaultText.Lambda);
        if (invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind is not (null or RefKind.None))
            is { } reference)
        {
            return Fault(reference.Syntax, FaultText.ByReference);
        }

        if (invocation.Instance is not null && method.MethodKind != MethodKind.LocalFunction)
        {
            return _isOfConstants && InvokeOnList(invocation) is { } value
                ? value
                : Fault(invocation.Syntax, FaultText.Instance);
        }

        if (method.IsGenericMethod)
            return Fault(invocation.Syntax, FaultText.GenericMethod);
        var arguments = new Value[method.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < arguments.Length)
                arguments[parameter.Ordinal] = Evaluate(argument.Value);
        }

        if (arguments.Any(argument => argument is null))
            return Fault(invocation.Syntax, FaultText.Construct);
        return IsMath(method.ContainingType)
            ? InvokeMath(invocation, arguments)
            : Invoke(invocation.Syntax, method, arguments);
    }

    private Value Invoke(SyntaxNode site, IMethodSymbol method, Value[] arguments)
    {
        if (_sources.Find(method) is not { } source)
        {
            if (_sources.HasSource(method))
                return Fault(site, FaultText.NoBody);
            return InvokeProgram(site, method, arguments);
        }

        if (source.HasErrors)
        {
            HasErrors = true;
            throw new ExecutionStoppedException();
        }

        if (_calls.Any(call => SymbolEqualityComparer.Default.Equals(call.Method, source.Method)))
            return Fault(site, FaultText.Recursion);
        if (source.Method.IsAsync)
            return Fault(site, FaultText.Asynchronous);
        return Execute(source, site.GetLocation(), arguments);
    }

    private Value Execute(MethodSource source, Location site, IReadOnlyList<Value> arguments)
    {
        if (source.Body is null)
            return Fault(site, FaultText.Depth, MethodNames.Quoted(source.Method));
        var isLocal = source.Method.MethodKind == MethodKind.LocalFunction;
        var key = new CallKey(source.Method, arguments.ToEquatableArray());
        if (!isLocal && _results.TryGetValue(key, out var known))
            return known;
        var variables = _variables;
        if (!isLocal)
            _variables = Variables.None;
        _calls.Add(new(source.Method, site));
        for (var i = 0; i < arguments.Count && i < source.Method.Parameters.Length; i++)
            Set(source.Method.Parameters[i], arguments[i]);
        var value = Within(ExitScopeKind.Call, () =>
        {
            Run(source.Body);
            return null;
        }) ?? UnknownValue.Reported;
        _calls.RemoveAt(_calls.Count - 1);
        _isDead = false;
        if (isLocal)
            return value;
        _variables = variables;
        if (!arguments.Any(argument => argument is ListValue))
            _results[key] = value;
        return value;
    }

    // A method of another assembly: what it computes is written on its companion.
    private Value InvokeProgram(SyntaxNode site, IMethodSymbol method, Value[] arguments)
    {
        if (CompiledFunctions.TextOf(method) is not { } text)
            return Fault(site, FaultText.NoSource);
        if (ScalarProgramText.Read(text, method.Parameters.Length) is not { } program)
            return Fault(site, FaultText.UnknownProgram);
        var numbers = arguments.OfType<NumberValue>().ToList();
        return numbers.Count < arguments.Length
            ? UnknownValue.Reported
            : Builder.Inline(program, numbers, method.ReturnType.SpecialType == SpecialType.System_Single);
    }

    private static bool IsMath(INamedTypeSymbol? type) => type switch
    {
        null => false,
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double } => true,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => true,
        { Name: "Math" or "MathF", ContainingType: null } =>
            type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        _ => false,
    };

    private Value InvokeMath(IInvocationOperation invocation, Value[] arguments)
    {
        var method = invocation.TargetMethod;
        var sources = method.Parameters.Select(parameter =>
            invocation.Arguments.First(argument => argument.Parameter?.Ordinal == parameter.Ordinal).Value).ToList();
        var isFloat = method.Parameters.Length > 0
            && method.Parameters[0].Type.SpecialType == SpecialType.System_Single;
        var arithmetic = new Arithmetic(Builder, isFloat);
        var numbers = new List<NumberValue>();
        var integers = new List<long>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (IsNumber(method.Parameters[i].Type))
            {
                if (Number(arguments[i], sources[i]) is not { } number)
                    return UnknownValue.Reported;
                numbers.Add(number);
            }
            else if (IntegerArithmetic.IsInteger(method.Parameters[i].Type))
            {
                if (Integer(arguments[i], sources[i]) is not { } integer)
                    return UnknownValue.Reported;
                integers.Add(integer.Number);
            }
        }

        Value? value = null;
        if (numbers.Count == arguments.Length)
            value = NumberFunctions.Call(method.Name, arithmetic, numbers);
        else if (integers.Count == arguments.Length)
            value = IntegerArithmetic.Call(method.Name, integers);
        else if (numbers.Count == 1 && integers.Count == 1)
            value = NumberFunctions.Call(method.Name, arithmetic, numbers[0], (int)integers[0]);
        return value ?? Fault(
            invocation.Syntax,
            NumberFunctions.IsStep(method.Name) ? FaultText.Step
                : method.Name == nameof(Math.IEEERemainder) ? FaultText.Remainder
                : FaultText.NoDerivative);
    }

    private readonly record struct CallKey(IMethodSymbol Method, EquatableArray<Value> Arguments)
    {
        public bool Equals(CallKey other) =>
            SymbolEqualityComparer.Default.Equals(Method, other.Method) && Arguments == other.Arguments;

        public override int GetHashCode() =>
            unchecked((SymbolEqualityComparer.Default.GetHashCode(Method) * 31) + Arguments.GetHashCode());
    }
}
