using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <content>Arrays, spans, texts and declared parameters, where everything is known at build time.</content>
internal sealed partial class MethodExecution
{
    private Value? EvaluateObject(IOperation expression) => expression switch
    {
        ICollectionExpressionOperation collection => ListOf(collection),
        IArrayCreationOperation creation => ListOf(creation),
        IArrayElementReferenceOperation { Indices.Length: 1 } element =>
            ElementOf(element.ArrayReference, element.Indices[0], element),
        IImplicitIndexerReferenceOperation element => ElementOf(element.Instance, element.Argument, element),
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1, Instance: { } list } indexer =>
            ElementOf(list, indexer.Arguments[0].Value, indexer),
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } list } =>
            List(list) is { } counted ? new IntegerValue(counted.Items.Length) : UnknownValue.Reported,
        IPropertyReferenceOperation { Property.Name: "IsEmpty", Instance: { } list } =>
            List(list) is { } counted ? ConditionValue.Of(counted.Items.Length == 0) : UnknownValue.Reported,
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation when IsLayerParameter(type) =>
            ParameterOf(creation),
        IInterpolatedStringOperation text => TextOf(text),
        _ => null,
    };

    private ListValue? InvokeOnList(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod.Name is not ("ToArray" or "Clone" or "Slice")
            || List(invocation.Instance!) is not { } list)
        {
            return null;
        }

        var (start, length) = (0L, (long)list.Items.Length);
        if (invocation.TargetMethod.Name == "Slice")
        {
            if (Integer(invocation.Arguments[0].Value) is not { } first)
                return null;
            (start, length) = (first.Number, length - first.Number);
            if (invocation.Arguments.Length > 1)
            {
                if (Integer(invocation.Arguments[1].Value) is not { } count)
                    return null;
                length = count.Number;
            }
        }

        return start >= 0 && length >= 0 && start + length <= list.Items.Length
            ? new ListValue([.. list.Items.Skip((int)start).Take((int)length)])
            : null;
    }

    private ListValue? List(IOperation expression)
    {
        var value = Evaluate(expression);
        if (value is ListValue list)
            return list;
        Unexpected(value, expression);
        return null;
    }

    private Value ListOf(ICollectionExpressionOperation collection)
    {
        var items = new List<Value>();
        foreach (var element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
                items.Add(Evaluate(element));
            else if (List(spread.Operand) is { } list)
                items.AddRange(list.Items);
            if (items.Count > FunctionLimits.Elements)
                return Fault(collection.Syntax, FaultText.Array);
        }

        return new ListValue([.. items]);
    }

    private Value ListOf(IArrayCreationOperation creation)
    {
        if (creation.Initializer is { } initializer)
            return new ListValue([.. initializer.ElementValues.Select(Evaluate)]);
        if (creation.DimensionSizes.Length != 1
            || Integer(creation.DimensionSizes[0]) is not { Number: >= 0 and <= FunctionLimits.Elements } size
            || creation.Type is not IArrayTypeSymbol { ElementType: { } type }
            || !IntegerArithmetic.IsInteger(type))
        {
            return Fault(creation.Syntax, FaultText.Array);
        }

        return new ListValue([.. Enumerable.Repeat<Value>(new IntegerValue(0), (int)size.Number)]);
    }

    private Value ElementOf(IOperation collection, IOperation index, IOperation element)
    {
        if (List(collection) is not { } list)
            return UnknownValue.Reported;
        if (Unwrapped(index) is IRangeOperation range)
        {
            var start = range.LeftOperand is null ? 0 : PlaceIn(list, range.LeftOperand);
            var end = range.RightOperand is null ? list.Items.Length : PlaceIn(list, range.RightOperand);
            return start is { } from && end is { } to && 0 <= from && from <= to && to <= list.Items.Length
                ? new ListValue([.. list.Items.Skip(from).Take(to - from)])
                : Fault(element.Syntax, FaultText.IntegerFailure);
        }

        return PlaceIn(list, index) is { } place && place >= 0 && place < list.Items.Length
            ? list.Items[place]
            : Fault(element.Syntax, FaultText.IntegerFailure);
    }

    private Value StoreElement(IArrayElementReferenceOperation element, Value value)
    {
        if (element.Indices.Length != 1
            || List(element.ArrayReference) is not { } list
            || PlaceIn(list, element.Indices[0]) is not { } place
            || place < 0
            || place >= list.Items.Length)
        {
            return Fault(element.Syntax, FaultText.IntegerFailure);
        }

        list.Items[place] = value;
        return value;
    }

    private int? PlaceIn(ListValue list, IOperation index)
    {
        var isFromEnd = Unwrapped(index) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        var operand = isFromEnd ? ((IUnaryOperation)Unwrapped(index)).Operand : Unwrapped(index);
        if (Integer(operand) is not { Number: >= int.MinValue and <= int.MaxValue } place)
            return null;
        return isFromEnd ? list.Items.Length - (int)place.Number : (int)place.Number;
    }

    // An int that stands for an Index is converted to one.
    private static IOperation Unwrapped(IOperation index) =>
        index is IConversionOperation { OperatorMethod: not null } conversion ? conversion.Operand : index;

    private static bool IsLayerParameter(INamedTypeSymbol type) =>
        type is { Name: "LayerParameter", ContainingType: null }
        && type.ContainingNamespace is { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true };

    private Value ParameterOf(IObjectCreationOperation creation)
    {
        var (name, shape, init, scale) = ((string?)null, (ListValue?)null, "Constant", double.NaN);
        foreach (var argument in creation.Arguments)
        {
            switch (argument.Parameter?.Name, Evaluate(argument.Value))
            {
                case ("name", TextValue text):
                    name = text.Text;
                    break;
                case ("shape", ListValue list):
                    shape = list;
                    break;
                case ("init", IntegerValue { Member: { } member }):
                    init = member;
                    break;
                case ("scale", NumberValue { IsConstant: true } number):
                    scale = number.Constant;
                    break;
                default:
                    return Fault(argument.Syntax, FaultText.Type);
            }
        }

        return name is not null && shape is not null && IntegersOf(shape) is { } sizes
            ? new LayerParameterValue(new(name, sizes, init, scale))
            : Fault(creation.Syntax, FaultText.Type);
    }

    /// <summary>The elements of a list; <see langword="null"/> where they are not all integers.</summary>
    public static EquatableArray<int>? IntegersOf(ListValue list) =>
        list.Items.All(item => item is IntegerValue { Number: >= int.MinValue and <= int.MaxValue })
            ? list.Items.Select(item => (int)((IntegerValue)item).Number).ToEquatableArray()
            : null;

    private Value TextOf(IInterpolatedStringOperation interpolated)
    {
        var text = "";
        foreach (var part in interpolated.Parts)
        {
            var value = part switch
            {
                IInterpolatedStringTextOperation written => Evaluate(written.Text),
                IInterpolationOperation { FormatString: null, Alignment: null } inserted =>
                    Evaluate(inserted.Expression),
                _ => UnknownValue.Diverging,
            };
            if (TextOf(value) is not { } partText || text.Length + partText.Length > FunctionLimits.Elements)
                return Fault(part.Syntax, FaultText.Type);
            text += partText;
        }

        return new TextValue(text);
    }

    private static string? TextOf(Value value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue { Member: { } member } => member,
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
