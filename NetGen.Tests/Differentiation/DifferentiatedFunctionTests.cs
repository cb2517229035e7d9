using NetGen.Analyzers.Model;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Expressions;
using NetGen.Tests.Expressions;
using Op = NetGen.Analyzers.Model.ScalarOperator;

namespace NetGen.Tests.Differentiation;

public class DifferentiatedFunctionTests
{
    private static readonly Expression X = Scalar.Variable("x");
    private static readonly Expression Y = Scalar.Variable("y");

    /// <summary>What one turn of a loop makes of the value so far, where x is 0, y is 1 and one is 2.</summary>
    private static readonly Dictionary<string, Func<ProgramWriter, int, int>> Turns = new()
    {
        ["sin"] = (p, v) => p.Add(Op.Sin, v),
        ["tanh"] = (p, v) => p.Add(Op.Tanh, v),
        ["sqrt"] = (p, v) => p.Add(Op.Sqrt, p.Add(Op.Add, p.Add(Op.Multiply, v, v), 2)),
        ["horner"] = (p, v) => p.Add(Op.Add, p.Add(Op.Multiply, v, 0), 1),
        ["logistic map"] = (p, v) => p.Add(Op.Multiply, p.Add(Op.Multiply, 1, v), p.Add(Op.Subtract, 2, v)),
        ["continued fraction"] = (p, v) => p.Add(Op.Add, 0, p.Add(Op.Divide, 1, v)),
        ["rectifier"] = (p, v) => p.Add(Op.Max, p.Add(Op.Add, p.Add(Op.Multiply, v, 0), 1), p.Constant(0)),
        ["clamp"] = (p, v) => p.Add(Op.Min, 2, p.Add(Op.Max, p.Constant(-1), p.Add(Op.Add, v, 0))),
        ["branch"] = (p, v) =>
            p.Add(Op.Select, p.Add(Op.Greater, v, 2), p.Add(Op.Divide, v, p.Constant(3)), p.Add(Op.Multiply, 1, v)),
        ["guard"] = (p, v) => p.Add(Op.Select, p.Add(Op.Greater, v, 1), p.Add(Op.Log, v), p.Constant(0)),
        ["power"] = (p, v) => p.Add(Op.Power, p.Add(Op.Abs, v), 1),
        ["negation"] = (p, v) => p.Add(Op.Negate, p.Add(Op.Subtract, 0, p.Add(Op.Multiply, v, p.Constant(0.5)))),
        ["angle"] = (p, v) => p.Add(Op.Atan2, v, 0),
        ["Newton's iteration"] = (p, v) =>
            p.Add(Op.Multiply, p.Constant(0.5), p.Add(Op.Add, v, p.Add(Op.Divide, 0, v))),
        ["conditions"] = (p, v) => p.Add(
            Op.Select,
            p.Add(Op.And, p.Add(Op.Not, p.Add(Op.Greater, v, 0)), p.Add(Op.Or, p.Add(Op.Equal, v, 1), p.Add(Op.NotEqual, v, 2))),
            p.Add(Op.CopySign, v, 0),
            p.Add(Op.Subtract, p.Add(Op.Exp, v), p.Add(Op.Exp, 0))),
    };

    public static TheoryData<string> Loops => [.. Turns.Keys];

    public static TheoryData<string> Operators =>
        [.. Enum.GetNames<Op>().Except([nameof(Op.Constant), nameof(Op.Parameter)])];

    [Theory]
    [MemberData(nameof(Loops))]
    public void The_size_of_value_and_derivatives_is_linear_in_the_turns_of_a_loop(string name)
    {
        var sizes = new List<(int Nodes, int Vector, int Scalar)>();
        foreach (var turns in (int[])[10, 100, 1000])
            sizes.Add(SizeOf(DifferentiatedFunction.Of(Loop(name, turns), [X, Y])));
        for (var i = 1; i < sizes.Count; i++)
        {
            // Ten times the turns, of which the first ones are shorter; the text's names of locals have a digit more.
            Assert.InRange(sizes[i].Nodes, 1, sizes[i - 1].Nodes * 11);
            Assert.InRange(sizes[i].Vector, 1, sizes[i - 1].Vector * 13);
            Assert.InRange(sizes[i].Scalar, 1, sizes[i - 1].Scalar * 13);
        }

        // What a turn adds: some dozens of nodes, some hundreds of characters.
        Assert.InRange(sizes[2].Nodes, 1, 60_000);
        Assert.InRange(sizes[2].Vector, 1, 1_500_000);
    }

    [Fact]
    public void Long_loops_do_not_take_long() => GraphTests.Within(
        TimeSpan.FromSeconds(30),
        () =>
        {
            foreach (var name in (string[])["horner", "rectifier", "power"])
                SizeOf(DifferentiatedFunction.Of(Loop(name, 4000), [X, Y]));
        });

    [Theory]
    [MemberData(nameof(Loops))]
    public void Loops_have_the_value_and_the_derivatives_of_dual_numbers(string name)
    {
        foreach (var (x, y) in ((double, double)[])[(0.7, 1.3), (-0.4, 0.6), (1.9, -0.2), (0.1, 2)])
        {
            var program = Loop(name, 7);
            var function = DifferentiatedFunction.Of(program, [X, Y]);
            for (var parameter = 0; parameter < 2; parameter++)
            {
                var expected = DualNumber.Run(program, [x, y], parameter);
                Near(expected.Value, function.Value.Evaluate(("x", x), ("y", y)), $"{name} at {x}, {y}");
                Near(
                    expected.Slope,
                    function.Derivatives[parameter].Evaluate(("x", x), ("y", y)),
                    $"derivative {parameter} of {name} at {x}, {y}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_operator_is_known(string name)
    {
        var op = Enum.Parse<Op>(name);
        var p = new ProgramWriter();
        var (x, y) = (p.Parameter(0), p.Parameter(1));
        var arity = ProgramArity(op);
        var isLarger = p.Add(Op.Greater, x, y);
        var isEqual = p.Add(Op.Equal, x, y);
        int result;
        if (op is Op.Select)
            result = p.Add(op, isLarger, x, y);
        else if (op is Op.And or Op.Or or Op.Not)
            result = p.Add(Op.Select, p.Add(op, isLarger, op is Op.Not ? -1 : isEqual), x, y);
        else if (op is Op.Greater or Op.GreaterOrEqual or Op.Equal or Op.NotEqual)
            result = p.Add(Op.Select, p.Add(op, x, y), x, p.Constant(9));
        else
            result = p.Add(op, x, arity == 2 ? y : -1);
        var program = p.Returning(result);
        var function = DifferentiatedFunction.Of(program, [X, Y]);
        foreach (var (a, b) in ((double, double)[])[(0.3, 0.7), (0.7, 0.3), (0.5, 0.5), (1.5, -2), (-0.6, 0.4)])
        {
            for (var parameter = 0; parameter < 2; parameter++)
            {
                var expected = DualNumber.Run(program, [a, b], parameter);
                Near(expected.Value, function.Value.Evaluate(("x", a), ("y", b)), $"{name} at {a}, {b}");

                // At a tie of Max and Min the dual numbers may take the other side.
                if (a != b)
                {
                    Near(
                        expected.Slope,
                        function.Derivatives[parameter].Evaluate(("x", a), ("y", b)),
                        $"derivative {parameter} of {name} at {a}, {b}");
                }
            }
        }
    }

    [Fact]
    public void A_constant_argument_has_the_derivative_zero_and_is_folded()
    {
        var p = new ProgramWriter();
        var product = p.Add(Op.Multiply, p.Parameter(0), p.Add(Op.Exp, p.Parameter(1)));
        var function = DifferentiatedFunction.Of(p.Returning(product), [X, 0.0]);
        Assert.Equal(X, function.Value);
        Assert.Equal([new Constant(1), new Constant(0)], function.Derivatives);
    }

    [Fact]
    public void One_variable_for_two_parameters_keeps_their_derivatives_apart()
    {
        var p = new ProgramWriter();
        var quotient = p.Add(Op.Divide, p.Parameter(0), p.Parameter(1));
        var function = DifferentiatedFunction.Of(p.Returning(quotient), [X, X]);
        Assert.Equal(0.5, function.Derivatives[0].Evaluate(("x", 2)));
        Assert.Equal(-0.5, function.Derivatives[1].Evaluate(("x", 2)));
    }

    [Theory]
    [InlineData(Op.Max)]
    [InlineData(Op.Min)]
    internal void A_tie_goes_to_the_left_by_every_parameter_and_to_a_constant(Op extreme)
    {
        var p = new ProgramWriter();
        var function = DifferentiatedFunction.Of(p.Returning(p.Add(extreme, p.Parameter(0), p.Parameter(1))), [X, Y]);
        Assert.Equal([1, 0], function.Derivatives.Select(derivative => derivative.Evaluate(("x", 0.5), ("y", 0.5))));
        foreach (var arguments in (Expression[][])[[X, 0.5], [0.5, X]])
        {
            var bounded = DifferentiatedFunction.Of(p.Returning(p.Add(extreme, p.Parameter(0), p.Parameter(1))), arguments);
            Assert.All(bounded.Derivatives, derivative => Assert.Equal(0, derivative.Evaluate(("x", 0.5))));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_stays_visible(double x)
    {
        var p = new ProgramWriter();
        var (parameter, zero) = (p.Parameter(0), p.Constant(0));
        foreach (var result in (int[])[
            p.Add(Op.Subtract, parameter, parameter), p.Add(Op.Multiply, parameter, zero), p.Add(Op.Multiply, zero, parameter)])
        {
            Assert.Equal(double.NaN, DifferentiatedFunction.Of(p.Returning(result), [X]).Value.Evaluate(("x", x)));
        }
    }

    /// <summary>The rules alone would have infinity over infinity where the exponential overflows.</summary>
    [Theory]
    [InlineData(1000, 1, 0)]
    [InlineData(-1000, 0, 0)]
    [InlineData(0, 0.5, 0.25)]
    [InlineData(2, 0.88079707797788243, 0.10499358540350653)]
    [InlineData(-40, 4.2483542552915889e-18, 4.2483542552915889e-18)]
    public void A_written_sigmoid_has_its_derivative_everywhere(double x, double value, double derivative)
    {
        var p = new ProgramWriter();
        var (one, power) = (p.Constant(1), p.Add(Op.Exp, p.Add(Op.Negate, p.Parameter(0))));
        foreach (var sum in (int[])[p.Add(Op.Add, one, power), p.Add(Op.Add, power, one)])
        {
            var sigmoid = DifferentiatedFunction.Of(p.Returning(p.Add(Op.Divide, one, sum)), [X]);
            Near(value, sigmoid.Value.Evaluate(("x", x)), "value");
            Near(derivative, sigmoid.Derivatives[0].Evaluate(("x", x)), "derivative");
            var scaled = DifferentiatedFunction.Of(p.Returning(p.Add(Op.Divide, p.Parameter(0), sum)), [X]);
            Near(x * value, scaled.Value.Evaluate(("x", x)), "value of x times it");
            Near(value + (x * derivative), scaled.Derivatives[0].Evaluate(("x", x)), "derivative of x times it");
        }
    }

    /// <summary>Where a value is held, its derivative is 0, even where the slope of what follows is infinite.</summary>
    [Theory]
    [InlineData(Op.Sqrt)]
    [InlineData(Op.Log)]
    [InlineData(Op.Cbrt)]
    internal void No_infinite_slope_meets_a_rectifier(Op function)
    {
        var p = new ProgramWriter();
        var zero = p.Constant(0);
        var held = p.Add(Op.Max, p.Parameter(0), zero);
        var again = p.Add(Op.Multiply, p.Constant(2), p.Add(Op.Select, p.Add(Op.Greater, held, zero), held, zero));
        foreach (var inner in (int[])[held, again])
        {
            var derivative = DifferentiatedFunction.Of(p.Returning(p.Add(function, inner)), [X]).Derivatives[0];
            Assert.Equal(0, derivative.Evaluate(("x", -1)));
            Assert.Equal(0, derivative.EvaluateLane("x", -1f));
            Assert.NotEqual(0, derivative.Evaluate(("x", 1)));
        }
    }

    [Fact]
    public void No_NaN_leaks_from_the_branch_that_is_not_taken()
    {
        var p = new ProgramWriter();
        var (x, zero) = (p.Parameter(0), p.Constant(0));
        var xLogX = p.Add(Op.Multiply, x, p.Add(Op.Log, x));
        var root = p.Add(Op.Sqrt, p.Add(Op.Negate, x));
        var entropy = p.Add(Op.Select, p.Add(Op.Greater, x, zero), xLogX, p.Add(Op.Multiply, root, root));
        var derivative = DifferentiatedFunction.Of(p.Returning(entropy), [X]).Derivatives[0];
        Assert.Equal(1, derivative.Evaluate(("x", 1)));
        Assert.Equal(1, derivative.EvaluateLane("x", 1.0), 1e-14);
        Assert.Equal(-1, derivative.Evaluate(("x", -2)), 1e-14);
        Assert.Equal(-1, derivative.EvaluateLane("x", -2f), 1e-6);
    }

    private static int ProgramArity(Op op) => op < Op.Add ? 1 : 2;

    private static ScalarProgram Loop(string name, int turns)
    {
        var p = new ProgramWriter();
        var value = p.Parameter(0);
        p.Parameter(1);
        p.Constant(1);
        for (var i = 0; i < turns; i++)
            value = Turns[name](p, value);
        return p.Returning(value);
    }

    private static (int Nodes, int Vector, int Scalar) SizeOf(DifferentiatedFunction function)
    {
        Expression[] all = [function.Value, .. function.Derivatives];
        var variables = new Dictionary<string, string>();
        return (
            NodeWalk.From(all).Count,
            LengthOf(new VectorPrinter(variables), all),
            LengthOf(new ScalarPrinter(variables, "float"), all));
    }

    private static int LengthOf(ExpressionPrinter printer, Expression[] expressions) =>
        printer.Print(expressions).Sum(text => text.Length) + printer.TakeStatements().Sum(text => text.Length);

    private static void Near(double expected, double actual, string what) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-10 * Math.Max(1e-10, Math.Abs(expected)),
        $"{what} is {expected}, not {actual}");
}
