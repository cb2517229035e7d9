namespace NetGen.Generator.Expressions;

/// <summary>
/// A node of an expression: an immutable value that may be part of many others, so that an expression is a graph without
/// cycles rather than a tree. Nodes are equal where the trees that they stand for are; that is decided in a time linear
/// in the nodes.
/// </summary>
internal abstract class Node : IEquatable<Node>
{
    private readonly int _hash;

    /// <param name="label">A hash of what the node is, its operands aside.</param>
    /// <param name="operands">What it is computed from.</param>
    protected Node(int label, params Node[] operands)
    {
        Operands = operands;
        var hash = Mix(label, operands.Length);
        foreach (var operand in operands)
            hash = Mix(hash, operand._hash);
        _hash = hash;
    }

    /// <summary>What it is computed from, in the order of evaluation.</summary>
    public IReadOnlyList<Node> Operands { get; }

    public static bool operator ==(Node? left, Node? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Node? left, Node? right) => !(left == right);

    /// <summary>Whether the other is the same function of its operands.</summary>
    public abstract bool HasLabelOf(Node other);

    /// <summary>The same function of other operands, as many and of the same kinds.</summary>
    public Node With(IReadOnlyList<Node> operands)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            if (!ReferenceEquals(operands[i], Operands[i]))
                return Rebuild(operands);
        }

        return this;
    }

    public bool Equals(Node? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && NodeEquality.AreEqual(this, other)));

    public override bool Equals(object? obj) => Equals(obj as Node);

    public override int GetHashCode() => _hash;

    protected static int Mix(int hash, int value)
    {
        unchecked
        {
            var mixed = ((uint)hash ^ ((uint)value * 0x9E3779B1u)) * 0x85EBCA77u;
            return (int)(mixed ^ (mixed >> 15));
        }
    }

    protected abstract Node Rebuild(IReadOnlyList<Node> operands);
}
