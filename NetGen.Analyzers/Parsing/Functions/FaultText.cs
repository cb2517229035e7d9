using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Rules;

namespace NetGen.Analyzers.Parsing;

/// <summary>Why something cannot be differentiated, and what to write instead.</summary>
/// <param name="Why">The reason.</param>
/// <param name="WayOut">What to do.</param>
internal sealed record FaultText(string Why, string WayOut)
{
    private const string KnownBounds = "use a for loop whose bounds are known at build time";

    public static readonly FaultText Step = new(
        "its value moves in steps, so its derivative is 0 wherever there is one",
        "leave it out, or use a smooth function such as a sigmoid");

    public static readonly FaultText Remainder = new(
        "a remainder of numbers jumps", "subtract a multiple that is known at build time, or leave it out");

    public static readonly FaultText IntegerCast = new(
        "a cast to an integer moves in steps, so its derivative is 0 wherever there is one",
        "stay with float or double");

    public static readonly FaultText DecidedInteger = new(
        "it is an integer that depends on a number through a branch",
        "use a float or double, or decide by what is known at build time");

    public static readonly FaultText ParameterType = new(
        "a parameter must be a float or a double",
        "change its type, or make it a constant of the class");

    public static readonly FaultText ReturnType = new("it must return a float or a double", "change its type");

    public static readonly FaultText ByReference = new(
        "ref, out and in parameters are not followed", "pass the value, and return the result");

    public static readonly FaultText ReferenceLocal = new(
        "ref locals are not followed", "use a local that holds the value");

    public static readonly FaultText NoSource = new(
        "its source is not at hand",
        "mark it [Differentiable] where it is, or call a function of Math or MathF that has a derivative");

    public static readonly FaultText UnknownProgram = new(
        "its assembly was built with another version of NetGen", "build it with this version");

    public static readonly FaultText NoDerivative = new(
        "NetGen knows no derivative of it", "write it with functions that have one");

    public static readonly FaultText Instance = new(
        "it belongs to an object, and a function of numbers has none",
        "make it static, or pass its value as a parameter");

    public static readonly FaultText MutableState = new(
        "it is state that can change", "make it const or static readonly, or pass it as a parameter");

    public static readonly FaultText StateChange = new(
        "it changes state outside the function", "return the value, and keep it in the caller");

    public static readonly FaultText UnknownField = new(
        "its value is not known at build time",
        "make it const, or read it in a method marked [Differentiable] beside it");

    public static readonly FaultText While = new("it has no bound that is known at build time", KnownBounds);

    public static readonly FaultText ForEach = new("a foreach goes over a collection, and there are none", KnownBounds);

    public static readonly FaultText LoopBound = new("the loop's bounds are not known at build time", KnownBounds);

    public static readonly FaultText Turns = new(
        $"the loop does not end within {Text.Of(FunctionLimits.Turns)} turns", KnownBounds);

    public static readonly FaultText Operations = new(
        $"it has more than {Text.Of(FunctionLimits.Operations)} operations, its loops unrolled and its calls inlined",
        "use fewer turns, or a closed form");

    public static readonly FaultText Steps = new(
        $"it takes more than {Text.Of(FunctionLimits.Steps)} steps to evaluate at build time", "use fewer turns");

    public static readonly FaultText Depth = new("it is nested too deeply", "split it into several statements");

    public static readonly FaultText Jump = new("goto and labels are not followed", "use if, switch or a for loop");

    public static readonly FaultText Exception = new(
        "exceptions have no derivative", "return a number, such as float.NaN");

    public static readonly FaultText Array = new(
        "arrays and collections are not followed", "use locals, or parameters, one for each number");

    public static readonly FaultText Tuple = new("tuples are not followed", "use a local for each number");

    public static readonly FaultText Lambda = new(
        "lambdas and delegates are not followed", "call a static method by its name");

    public static readonly FaultText Asynchronous = new(
        "await and yield are not followed", "write a method that computes its value at once");

    public static readonly FaultText Unsafe = new("pointers are not followed", "use locals and parameters");

    public static readonly FaultText GenericMethod = new(
        "generic methods are not followed", "write it for float or for double");

    public static readonly FaultText Recursion = new("it calls itself", "use a for loop");

    public static readonly FaultText Initialization = new(
        "its initializer reads itself", "give it a value that does not depend on it");

    public static readonly FaultText Operator = new(
        "an operator of a type of one's own is not followed", "use float or double");

    public static readonly FaultText Type = new(
        "a value of its type is not followed", "use float or double, or int for what is known at build time");

    public static readonly FaultText IntegerFailure = new(
        "the integers in it overflow, or are divided by 0", "use other numbers");

    public static readonly FaultText NotExhaustive = new(
        "it throws where no arm matches", "end it with an arm for the rest, '_ => ...'");

    public static readonly FaultText NoBody = new("it has no body in C#", "write one");

    public static readonly FaultText NotOrdinary = new(
        "only ordinary methods of a class can be differentiated", "move the body into a static method");

    public static readonly FaultText Construct = new(
        "it is none of the constructs that can be", "use arithmetic, locals, if, switch, ?:, for and calls");

    /// <summary>What an expression is called in a message: its text, as far as it fits.</summary>
    public static string NameOf(SyntaxNode node)
    {
        const int most = 40;
        var text = string.Join(" ", node.ToString().Split((char[])[], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= most ? $"'{text}'" : $"'{text.Substring(0, most - 3)}...'";
    }
}
