using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>What an expression is while a method is executed at build time.</summary>
internal abstract record Value;

/// <summary>A number: that of an instruction, or a constant that is no instruction before one reads it.</summary>
/// <param name="Instruction">The instruction; −1 for a constant.</param>
/// <param name="Bits">The bits of the constant.</param>
internal sealed record NumberValue(int Instruction, long Bits = 0) : Value
{
    public bool IsConstant => Instruction < 0;

    public double Constant => BitConverter.Int64BitsToDouble(Bits);

    public static NumberValue Of(double value) => new(-1, BitConverter.DoubleToInt64Bits(value));
}

/// <summary>A truth value: that of an instruction, or a constant.</summary>
/// <param name="Instruction">The instruction; −1 for a constant.</param>
/// <param name="Constant">The constant.</param>
internal sealed record ConditionValue(int Instruction, bool Constant = false) : Value
{
    public static readonly ConditionValue True = new(-1, true);

    public static readonly ConditionValue False = new(-1);

    public bool IsConstant => Instruction < 0;

    public bool IsTrue => IsConstant && Constant;

    public bool IsFalse => IsConstant && !Constant;

    public static ConditionValue Of(bool value) => value ? True : False;
}

/// <summary>An integer, a character or a member of an enumeration, always known.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Member">What the member of an enumeration is called.</param>
internal sealed record IntegerValue(long Number, string? Member = null) : Value;

/// <summary>An integer of several, chosen by numbers: it may become a number, and nothing else.</summary>
internal sealed record ChosenIntegerValue(NumberValue Number) : Value;

/// <summary>A text.</summary>
internal sealed record TextValue(string Text) : Value;

/// <summary>A parameter that a custom layer declares.</summary>
internal sealed record LayerParameterValue(DeclaredParameter Parameter) : Value;

/// <summary>An array or a span: one object, whoever holds it.</summary>
internal sealed record ListValue(Value[] Items) : Value
{
    public bool Equals(ListValue? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>What is not known: the value of a fault, or of paths that do not agree.</summary>
/// <param name="IsReported">Whether a fault says so already.</param>
internal sealed record UnknownValue(bool IsReported) : Value
{
    public static readonly UnknownValue Reported = new(true);

    public static readonly UnknownValue Diverging = new(false);
}

/// <summary>The variables at a point of execution.</summary>
internal static class Variables
{
    public static readonly System.Collections.Immutable.ImmutableDictionary<ISymbol, Value> None =
        System.Collections.Immutable.ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);
}
