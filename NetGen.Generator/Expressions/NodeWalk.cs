namespace NetGen.Generator.Expressions;

/// <summary>Walks over the nodes of expressions: each node once, without recursion, as chains may be thousands long.</summary>
internal static class NodeWalk
{
    /// <summary>The nodes that the roots are made of, themselves included, operands before what is computed from them.</summary>
    public static IReadOnlyList<Node> From(IEnumerable<Node> roots) => From(roots, node => node.Operands);

    /// <summary>The same with operands of the caller's choice, and in their order.</summary>
    public static IReadOnlyList<Node> From(IEnumerable<Node> roots, Func<Node, IReadOnlyList<Node>> operandsOf)
    {
        var order = new List<Node>();
        var seen = new HashSet<Node>(NodeEquality.Reference);
        var path = new Stack<(Node Node, IReadOnlyList<Node> Operands, int Next)>();
        foreach (var root in roots)
        {
            Enter(root);
            while (path.Count > 0)
            {
                var (node, operands, next) = path.Pop();
                if (next == operands.Count)
                {
                    order.Add(node);
                    continue;
                }

                path.Push((node, operands, next + 1));
                Enter(operands[next]);
            }
        }

        return order;

        void Enter(Node node)
        {
            if (seen.Add(node))
                path.Push((node, operandsOf(node), 0));
        }
    }

    /// <summary>The node with a rule applied to each of its nodes from the leaves up.</summary>
    public static Node Rewrite(Node root, Func<Node, Node> rule)
    {
        var rewritten = new Dictionary<Node, Node>(NodeEquality.Reference);
        foreach (var node in From([root]))
            rewritten[node] = rule(node.With([.. node.Operands.Select(operand => rewritten[operand])]));
        return rewritten[root];
    }

    /// <summary>Whether a variable is among the node's parts.</summary>
    public static bool Reads(this Node node, string variable) =>
        From([node]).Any(part => part is Variable v && v.Name == variable);
}
