using NetGen.Generator.Emit;

namespace NetGen.Generator.Expressions;

/// <summary>
/// Prints expressions as C#, one printer a target. A part that occurs more than once becomes a local of its own, so the
/// text, and the work, is linear in the distinct parts; so does a part that would nest too deep in its statement.
/// </summary>
/// <param name="variables">
/// The C# text of each variable; one that is not listed is printed by its name. No local gets a name that is a text here,
/// so a variable in scope is better listed, printed or not.
/// </param>
internal abstract class ExpressionPrinter(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>The levels of nesting from which on a part is a local: out of a reader's sight, not of the compiler's.</summary>
    private const int DepthLimit = 40;

    private readonly NodePool _pool = new();
    private readonly Dictionary<Node, string> _locals = new(NodeEquality.Reference);
    private readonly Dictionary<Node, Node> _negations = new(NodeEquality.Reference);
    private readonly Dictionary<string, string> _defined = [];
    private readonly HashSet<string> _taken = [.. variables.Values];
    private readonly List<string> _statements = [];

    /// <summary>What becomes a local in what is being printed.</summary>
    private HashSet<Node> _apart = new(NodeEquality.Reference);

    private int _localCount;

    /// <summary>Whether the target has a product and a sum in one operation.</summary>
    protected virtual bool FusesMultiplyAdd => false;

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
        var roots = expressions.Select(expression => _pool.Share(Lower(expression))).ToArray();
        var nodes = NodeWalk.From(roots);
        _taken.UnionWith(nodes.OfType<Variable>().Select(Text));
        _apart = Apart(nodes, roots);
        _negations.Clear();
        foreach (var part in NodeWalk.From(roots, node => _locals.ContainsKey(node) ? [] : PrintedOperands(node)))
        {
            if (_apart.Contains(part) && !_locals.ContainsKey(part))
                Declare(part);
        }

        return [.. roots.Select(root => Print(root, Precedence.None))];
    }

    /// <summary>A value that later expressions use by a variable's name, in place of what the name stood for before.</summary>
    public void Define(string variable, string text)
    {
        _defined[variable] = text;

        // A local computed from the old value is not what the same expression means from here on.
        var stale = new HashSet<Node>(NodeEquality.Reference);
        foreach (var node in NodeWalk.From(_locals.Keys))
        {
            if ((node is Variable v && v.Name == variable) || node.Operands.Any(stale.Contains))
                stale.Add(node);
        }

        foreach (var node in stale)
            _locals.Remove(node);
    }

    /// <summary>The expression in terms of what the target has.</summary>
    protected virtual Expression Lower(Expression expression) => expression;

    /// <summary>A number.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="isOperand">Whether it is the operand of a sign, so that the other operand has the type.</param>
    protected abstract string Number(double value, bool isOperand);

    protected abstract string Function(UnaryFunction function, string operand);

    protected abstract string Function(BinaryOperator function, string left, string right);

    protected abstract string Comparison(ComparisonOperator comparison, string left, string right);

    /// <summary>Two conditions as one; a text that is an operand of anything.</summary>
    protected abstract string Logical(LogicalOperator op, string left, string right);

    protected abstract string Not(string operand);

    protected abstract string Truth(bool value);

    protected abstract string Conditional(string condition, string whenTrue, string whenFalse);

    /// <summary>A product and a sum in one operation, where the target has it.</summary>
    protected virtual string MultiplyAdd(string a, string b, string c) => throw new NotSupportedException();

    /// <summary>The parts to print apart: what is used more than once, and what would be too deep.</summary>
    private HashSet<Node> Apart(IReadOnlyList<Node> nodes, IEnumerable<Node> roots)
    {
        var uses = new Dictionary<Node, int>(NodeEquality.Reference);
        foreach (var used in nodes.SelectMany(node => node.Operands).Concat(roots))
            uses[used] = uses.TryGetValue(used, out var count) ? count + 1 : 1;
        var depths = new Dictionary<Node, int>(NodeEquality.Reference);
        var apart = new HashSet<Node>(NodeEquality.Reference);
        foreach (var node in nodes.Where(node => node.Operands.Count > 0))
        {
            var depth = node.Operands.Max(operand => depths.TryGetValue(operand, out var inner) ? inner : 0) + 1;
            if (uses[node] > 1 || depth > DepthLimit)
                apart.Add(node);
            depths[node] = apart.Contains(node) || _locals.ContainsKey(node) ? 0 : depth;
        }

        return apart;
    }

    private void Declare(Node part)
    {
        var text = PrintParts(part, Precedence.None);
        string name;
        do
            name = "t" + Literals.Int(_localCount++);
        while (!_taken.Add(name));
        _locals.Add(part, name);
        _statements.Add($"var {name} = {text};");
    }

    private string Print(Node node, Precedence outer) =>
        _locals.TryGetValue(node, out var local) ? local : PrintParts(node, outer);

    private string PrintParts(Node node, Precedence outer)
    {
        string Inner(Node e) => Print(e, Precedence.None);

        return node switch
        {
            Constant c => Number(c.Value, isOperand: outer > Precedence.None),
            Variable v => Text(v),
            Unary { Function: UnaryFunction.Negate } u =>
                Parenthesise(Negated(Print(u.Operand, Precedence.Unary)), Precedence.Unary, outer),
            Unary u => Function(u.Function, Inner(u.Operand)),
            Binary b => PrintBinary(b, outer),
            Choice c => Conditional(Inner(c.Condition), Inner(c.WhenTrue), Inner(c.WhenFalse)),
            Comparison c => Comparison(c.Operator, Print(c.Left, Precedence.Additive), Print(c.Right, Precedence.Additive)),
            Logical l => Logical(l.Operator, Inner(l.Left), Inner(l.Right)),
            Not n => Not(Inner(n.Operand)),
            Truth t => Truth(t.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    /// <summary>Two signs in a row would be another operator.</summary>
    private static string Negated(string operand) =>
        operand.StartsWith("-", StringComparison.Ordinal) ? $"-({operand})" : "-" + operand;

    private string PrintBinary(Binary b, Precedence outer)
    {
        if (Fused(b) is { } fused)
        {
            return MultiplyAdd(
                Print(fused.A, Precedence.None), Print(fused.B, Precedence.None), Print(fused.C, Precedence.None));
        }

        return b.Operator switch
        {
            BinaryOperator.Add => Infix(" + ", Precedence.Additive),
            BinaryOperator.Subtract => Infix(" - ", Precedence.Additive),
            BinaryOperator.Multiply => Infix(" * ", Precedence.Multiplicative),
            BinaryOperator.Divide => Infix(" / ", Precedence.Multiplicative),
            _ => Function(b.Operator, Print(b.Left, Precedence.None), Print(b.Right, Precedence.None)),
        };

        string Infix(string symbol, Precedence precedence)
        {
            // The right operand binds tighter, so that a - (b - c) keeps its parentheses; mixed levels get them for the reader.
            var left = b is { Left: Constant number, Right: Constant }
                ? Number(number.Value, isOperand: false)
                : Print(b.Left, precedence);
            var right = Print(b.Right, precedence + 1);
            return Parenthesise(left + symbol + right, precedence, outer);
        }
    }

    /// <summary>What the text of a node is put together from, in the order in which it is printed.</summary>
    private IReadOnlyList<Node> PrintedOperands(Node node) =>
        node is Binary b && Fused(b) is { } fused ? [fused.A, fused.B, fused.C] : node.Operands;

    /// <summary>A sum or a difference as <c>a × b + c</c>; <see langword="null"/> where it is none, or the target has none.</summary>
    private (Node A, Node B, Node C)? Fused(Binary b)
    {
        if (!FusesMultiplyAdd)
            return null;
        return b.Operator switch
        {
            BinaryOperator.Add when ProductOf(b.Left) is { } product => (product.Left, product.Right, b.Right),
            BinaryOperator.Add when ProductOf(b.Right) is { } product => (product.Left, product.Right, b.Left),
            BinaryOperator.Subtract when ProductOf(b.Right) is { } product =>
                (Negation(product.Left), product.Right, b.Left),
            BinaryOperator.Subtract when ProductOf(b.Left) is { } product =>
                (product.Left, product.Right, Negation(b.Right)),
            _ => null,
        };

        Binary? ProductOf(Expression e) =>
            e is Binary { Operator: BinaryOperator.Multiply } product && !IsLocal(e) ? product : null;
    }

    /// <summary>
    /// The negation of an expression, always the same object. A difference that is a local is not turned round: its operands
    /// would be printed again.
    /// </summary>
    private Node Negation(Expression e)
    {
        if (!_negations.TryGetValue(e, out var negation))
        {
            negation = IsLocal(e) ? new Unary(UnaryFunction.Negate, e) : Simplifier.Negate(e);
            _negations.Add(e, negation);
        }

        return negation;
    }

    private bool IsLocal(Node node) => _apart.Contains(node) || _locals.ContainsKey(node);

    private string Text(Variable v) => _defined.TryGetValue(v.Name, out var defined) ? defined
        : variables.TryGetValue(v.Name, out var text) ? text
        : Names.Parameter(v.Name);

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
