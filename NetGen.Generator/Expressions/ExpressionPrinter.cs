namespace NetGen.Generator.Expressions;

/// <summary>
/// Prints expressions as C#, one printer a target. A part that occurs more than once becomes a local of its own, so the
/// text, and the work, is linear in the distinct parts.
/// </summary>
internal abstract class ExpressionPrinter(IReadOnlyDictionary<string, string> variables)
{
    private readonly Dictionary<Expression, string> _locals = [];
    private readonly Dictionary<string, string> _defined = [];
    private readonly List<string> _statements = [];
    private int _localCount;

    /// <summary>The declarations of locals that the expressions printed so far need, in order; read once, it starts anew.</summary>
    public IReadOnlyList<string> TakeStatements()
    {
        var statements = _statements.ToArray();
        _statements.Clear();
        return statements;
    }

    /// <summary>The expressions as C#, sharing what they have in common.</summary>
    public IReadOnlyList<string> Print(params IReadOnlyList<Expression> expressions)
    {
        var counts = new Dictionary<Expression, int>();
        foreach (var expression in expressions)
            Count(expression, counts);
        var shared = new HashSet<Expression>(counts.Where(pair => pair.Value > 1).Select(pair => pair.Key));
        return [.. expressions.Select(expression => Print(expression, shared, Precedence.None))];
    }

    /// <summary>A value that later expressions use by a variable's name, in place of what the name stood for before.</summary>
    public void Define(string variable, string text)
    {
        _defined[variable] = text;

        // A local computed from the old value is not what the same expression means from here on.
        foreach (var stale in _locals.Keys.Where(local => local.Substitute(variable, 0) != local).ToArray())
            _locals.Remove(stale);
    }

    protected abstract string Number(double value);

    protected abstract string Function(UnaryFunction function, string operand);

    protected abstract string Function(BinaryOperator function, string left, string right);

    protected abstract string Conditional(string left, string right, string whenTrue, string whenFalse);

    /// <summary>A product and a sum in one operation; <see langword="null"/> where the target has none.</summary>
    protected virtual string? MultiplyAdd(string a, string b, string c) => null;

    private static void Count(Expression expression, Dictionary<Expression, int> counts)
    {
        if (expression is Constant or Variable)
            return;
        counts.TryGetValue(expression, out var count);
        counts[expression] = count + 1;
        if (count > 0)
            return;
        switch (expression)
        {
            case Unary u:
                Count(u.Operand, counts);
                break;
            case Binary b:
                Count(b.Left, counts);
                Count(b.Right, counts);
                break;
            case Choice c:
                Count(c.Left, counts);
                Count(c.Right, counts);
                Count(c.WhenTrue, counts);
                Count(c.WhenFalse, counts);
                break;
        }
    }

    private string Print(Expression expression, HashSet<Expression> shared, Precedence outer)
    {
        if (_locals.TryGetValue(expression, out var local))
            return local;
        if (!shared.Contains(expression))
            return PrintParts(expression, shared, outer);
        var text = PrintParts(expression, shared, Precedence.None);
        local = "t" + Literals.Int(_localCount++);
        _locals.Add(expression, local);
        _statements.Add($"var {local} = {text};");
        return local;
    }

    private string PrintParts(Expression expression, HashSet<Expression> shared, Precedence outer)
    {
        string Inner(Expression e, Precedence precedence = Precedence.None) => Print(e, shared, precedence);

        switch (expression)
        {
            case Constant c:
                return Number(c.Value);
            case Variable v:
                return _defined.TryGetValue(v.Name, out var defined) ? defined
                    : variables.TryGetValue(v.Name, out var text) ? text : v.Name;
            case Unary { Function: UnaryFunction.Negate } u:
                return Parenthesise("-" + Inner(u.Operand, Precedence.Unary), Precedence.Unary, outer);
            case Unary u:
                return Function(u.Function, Inner(u.Operand));
            case Choice c:
                return Conditional(Inner(c.Left), Inner(c.Right), Inner(c.WhenTrue), Inner(c.WhenFalse));
            case Binary b:
                return PrintBinary(b, shared, outer);
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    private string PrintBinary(Binary b, HashSet<Expression> shared, Precedence outer)
    {
        string Inner(Expression e, Precedence precedence = Precedence.None) => Print(e, shared, precedence);

        bool IsFusable(Expression e) => e is Binary { Operator: BinaryOperator.Multiply } && !shared.Contains(e);

        switch (b.Operator)
        {
            case BinaryOperator.Add when IsFusable(b.Left):
                return Fused((Binary)b.Left, b.Right);
            case BinaryOperator.Add when IsFusable(b.Right):
                return Fused((Binary)b.Right, b.Left);
            case BinaryOperator.Subtract when IsFusable(b.Right):
                var product = (Binary)b.Right;
                return Fused(product with { Left = Simplifier.Simplify(-product.Left) }, b.Left);
            case BinaryOperator.Subtract when IsFusable(b.Left):
                return Fused((Binary)b.Left, Simplifier.Simplify(-b.Right));
            case BinaryOperator.Add:
                return Infix(" + ", Precedence.Additive);
            case BinaryOperator.Subtract:
                return Infix(" - ", Precedence.Additive);
            case BinaryOperator.Multiply:
                return Infix(" * ", Precedence.Multiplicative);
            case BinaryOperator.Divide:
                return Infix(" / ", Precedence.Multiplicative);
            default:
                return Function(b.Operator, Inner(b.Left), Inner(b.Right));
        }

        string Fused(Binary product, Expression addend)
        {
            var (left, right, sum) = (Inner(product.Left), Inner(product.Right), Inner(addend));
            return MultiplyAdd(left, right, sum)
                ?? Parenthesise(
                    $"{Inner(product, Precedence.Additive)} + {Inner(addend, Precedence.Additive)}", Precedence.Additive, outer);
        }

        string Infix(string symbol, Precedence precedence)
        {
            // The right operand binds tighter, so that a - (b - c) keeps its parentheses; mixed levels get them for the reader.
            var left = Inner(b.Left, precedence);
            var right = Inner(b.Right, precedence + 1);
            return Parenthesise(left + symbol + right, precedence, outer);
        }
    }

    private static string Parenthesise(string text, Precedence own, Precedence outer) =>
        own < outer ? $"({text})" : text;

    private enum Precedence
    {
        None,
        Additive,
        Multiplicative,
        Unary,
    }
}
