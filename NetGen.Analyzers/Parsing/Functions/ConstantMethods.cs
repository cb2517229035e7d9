using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// Runs static methods of integers at build time, such as those that say the shapes of a custom layer.
/// </summary>
internal static class ConstantMethods
{
    /// <summary>
    /// What a method returns: an <see cref="int"/>, a <see cref="double"/>, a <see cref="bool"/>, a <see
    /// cref="string"/>, the name of a member of an enumeration, a <see cref="DeclaredParameter"/>, or an <see
    /// cref="EquatableArray{T}"/> of integers or declared parameters. It is <see langword="null"/> where it cannot be
    /// known: the source is not at hand, has errors, throws for these arguments, or does what is not followed.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments: integers, truth values, texts and collections of integers.</param>
    /// <param name="compilation">The compilation that the method is seen from.</param>
    /// <param name="cancellation">Ends the execution.</param>
    public static object? Evaluate(
        IMethodSymbol method, object[] arguments, Compilation compilation, CancellationToken cancellation)
    {
        var values = arguments.Select(ValueOf).ToList();
        if (values.Contains(null)
            || values.Count != method.Parameters.Length
            || new MethodSources(compilation, cancellation).Find(method) is not { HasErrors: false } source)
        {
            return null;
        }

        var execution = new MethodExecution(compilation, isOfConstants: true, cancellation);
        var result = execution.Run(source, values!);
        return execution.Faults.Count == 0 && !execution.HasErrors ? ObjectOf(result, method.ReturnType) : null;
    }

    private static Value? ValueOf(object argument) => argument switch
    {
        int number => new IntegerValue(number),
        double number => NumberValue.Of(number),
        bool truth => ConditionValue.Of(truth),
        string text => new TextValue(text),
        IEnumerable<int> numbers => new ListValue([.. numbers.Select(number => new IntegerValue(number))]),
        _ => null,
    };

    private static object? ObjectOf(Value? value, ITypeSymbol type) => value switch
    {
        IntegerValue { Member: { } member } => member,
        IntegerValue { Number: >= int.MinValue and <= int.MaxValue } integer => (int)integer.Number,
        NumberValue { IsConstant: true } number => number.Constant,
        ConditionValue { IsConstant: true } condition => condition.Constant,
        TextValue text => text.Text,
        LayerParameterValue parameter => parameter.Parameter,
        ListValue list when list.Items.Length > 0 && list.Items.All(item => item is LayerParameterValue) =>
            list.Items.Select(item => ((LayerParameterValue)item).Parameter).ToEquatableArray(),
        ListValue { Items.Length: 0 } when ElementOf(type) is { Name: "LayerParameter" } =>
            new EquatableArray<DeclaredParameter>([]),
        ListValue list => MethodExecution.IntegersOf(list),
        _ => null,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };
}
