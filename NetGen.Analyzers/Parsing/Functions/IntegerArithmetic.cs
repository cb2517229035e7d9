using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Analyzers.Parsing;

/// <summary>Arithmetic on integers at build time, as C# does it for each type.</summary>
internal static class IntegerArithmetic
{
    /// <summary>
    /// Whether the type's values are integers that execution keeps: those that a <see cref="long"/> holds.
    /// </summary>
    public static bool IsInteger(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } || WidthOf(type) is not null;

    /// <summary>
    /// The value of an operator; <see langword="null"/> where C# throws, as at a division by 0, or knows no such
    /// operator.
    /// </summary>
    public static Value? Binary(BinaryOperatorKind kind, long a, long b, ITypeSymbol? type, bool isChecked)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Equals: return ConditionValue.Of(a == b);
            case BinaryOperatorKind.NotEquals: return ConditionValue.Of(a != b);
            case BinaryOperatorKind.LessThan: return ConditionValue.Of(a < b);
            case BinaryOperatorKind.LessThanOrEqual: return ConditionValue.Of(a <= b);
            case BinaryOperatorKind.GreaterThan: return ConditionValue.Of(a > b);
            case BinaryOperatorKind.GreaterThanOrEqual: return ConditionValue.Of(a >= b);
        }

        var count = (int)b & (WidthOf(type)?.Bits == 64 ? 63 : 31);
        try
        {
            var value = kind switch
            {
                BinaryOperatorKind.Add => isChecked ? checked(a + b) : unchecked(a + b),
                BinaryOperatorKind.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
                BinaryOperatorKind.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
                BinaryOperatorKind.Divide => a / b,
                BinaryOperatorKind.Remainder => b == -1 ? 0 : a % b,
                BinaryOperatorKind.And => a & b,
                BinaryOperatorKind.Or => a | b,
                BinaryOperatorKind.ExclusiveOr => a ^ b,
                BinaryOperatorKind.LeftShift => unchecked(a << count),
                BinaryOperatorKind.RightShift => a >> count,
                BinaryOperatorKind.UnsignedRightShift => UnsignedShift(a, count, type),
                _ => (long?)null,
            };
            return value is { } result && Convert(result, type, isChecked) is { } converted
                ? new IntegerValue(converted)
                : null;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>A function of integers; <see langword="null"/> where it is not one of those known.</summary>
    public static Value? Call(string name, IReadOnlyList<long> arguments) => (name, arguments.Count) switch
    {
        ("Max", 2) => new IntegerValue(Math.Max(arguments[0], arguments[1])),
        ("Min", 2) => new IntegerValue(Math.Min(arguments[0], arguments[1])),
        ("Clamp", 3) when arguments[1] <= arguments[2] =>
            new IntegerValue(Math.Max(arguments[1], Math.Min(arguments[0], arguments[2]))),
        ("Abs", 1) when arguments[0] > int.MinValue => new IntegerValue(Math.Abs(arguments[0])),
        ("Sign", 1) => new IntegerValue(Math.Sign(arguments[0])),
        _ => null,
    };

    /// <summary>
    /// The value in a type: wrapped around where it does not fit, or <see langword="null"/> in a checked context.
    /// </summary>
    public static long? Convert(long value, ITypeSymbol? type, bool isChecked)
    {
        if (WidthOf(type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type)
            is not { } width)
        {
            return null;
        }

        var unused = 64 - width.Bits;
        var wrapped = width.IsSigned
            ? value << unused >> unused
            : unchecked((long)((ulong)value << unused >> unused));
        return isChecked && wrapped != value ? null : wrapped;
    }

    // Unsigned 64-bit integers are not among them: a long does not hold them.
    private static (int Bits, bool IsSigned)? WidthOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_SByte => (8, true),
        SpecialType.System_Byte => (8, false),
        SpecialType.System_Int16 => (16, true),
        SpecialType.System_UInt16 or SpecialType.System_Char => (16, false),
        SpecialType.System_Int32 => (32, true),
        SpecialType.System_UInt32 => (32, false),
        SpecialType.System_Int64 => (64, true),
        _ => null,
    };

    private static long UnsignedShift(long a, int count, ITypeSymbol? type) => WidthOf(type)?.Bits == 64
        ? unchecked((long)((ulong)a >> count))
        : unchecked((int)((uint)a >> count));
}
