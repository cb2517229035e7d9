namespace NetGen.Generator.Expressions;

/// <summary>
/// Keeps one object for equal nodes (hash consing): within a pool, equal is the same reference, and comparing nodes takes
/// a step.
/// </summary>
/// <param name="rule">
/// What each node becomes whose operands are of the pool; the result, with the nodes made for it, needs no further rule.
/// </param>
internal sealed class NodePool(Func<Node, Node>? rule = null)
{
    private readonly Dictionary<Node, Node> _nodes = new(NodeEquality.Shallow);

    /// <summary>What the pool has for the nodes that it has seen.</summary>
    private readonly Dictionary<Node, Node> _known = new(NodeEquality.Reference);

    /// <summary>The pool's object for a node.</summary>
    public T Share<T>(T node)
        where T : Node
    {
        Share(node, rule);
        return (T)_known[node];
    }

    /// <summary>The pool's object for a node, by another rule than the pool's own.</summary>
    public Node ShareBy(Func<Node, Node> by, Node node)
    {
        Share(node, by);
        return _known[node];
    }

    private void Share(Node node, Func<Node, Node>? applied)
    {
        foreach (var part in NodeWalk.From([node], part => _known.ContainsKey(part) ? [] : part.Operands))
        {
            if (_known.ContainsKey(part))
                continue;
            var shared = part.With([.. part.Operands.Select(operand => _known[operand])]);
            if (applied is not null)
            {
                shared = applied(shared);
                foreach (var operand in shared.Operands)
                    Share(operand, null);
                shared = shared.With([.. shared.Operands.Select(operand => _known[operand])]);
            }

            if (_nodes.TryGetValue(shared, out var present))
                shared = present;
            else
                _nodes.Add(shared, shared);
            _known[part] = shared;
            _known[shared] = shared;
        }
    }
}
