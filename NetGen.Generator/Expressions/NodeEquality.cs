using System.Runtime.CompilerServices;

namespace NetGen.Generator.Expressions;

/// <summary>Comparisons of nodes.</summary>
internal static class NodeEquality
{
    /// <summary>By reference.</summary>
    public static readonly IEqualityComparer<Node> Reference = new ReferenceComparer();

    /// <summary>Nodes are equal whose labels are equal and whose operands are the same objects.</summary>
    public static readonly IEqualityComparer<Node> Shallow = new ShallowComparer();

    /// <summary>
    /// Whether two graphs stand for equal trees. Nodes that must be equal if these two are form sets, joined pair by pair
    /// until a pair differs or none is left (Hopcroft and Karp 1971): there are at most as many joins as nodes, where a
    /// walk over both trees could take exponentially many steps.
    /// </summary>
    public static bool AreEqual(Node a, Node b)
    {
        if (Shallow.Equals(a, b))
            return true;
        var parents = new Dictionary<Node, Node>(Reference);
        var pairs = new Stack<(Node, Node)>();
        pairs.Push((a, b));
        while (pairs.Count > 0)
        {
            var (left, right) = pairs.Pop();
            left = Representative(left);
            right = Representative(right);
            if (ReferenceEquals(left, right))
                continue;
            if (left.GetHashCode() != right.GetHashCode() || !left.HasLabelOf(right)
                || left.Operands.Count != right.Operands.Count)
            {
                return false;
            }

            parents[left] = right;
            for (var i = 0; i < left.Operands.Count; i++)
                pairs.Push((left.Operands[i], right.Operands[i]));
        }

        return true;

        Node Representative(Node node)
        {
            while (parents.TryGetValue(node, out var parent))
            {
                // Every second node on the way is moved up, which keeps the ways short.
                if (parents.TryGetValue(parent, out var above))
                    parents[node] = above;
                node = parent;
            }

            return node;
        }
    }

    private sealed class ReferenceComparer : IEqualityComparer<Node>
    {
        public bool Equals(Node? x, Node? y) => ReferenceEquals(x, y);

        public int GetHashCode(Node obj) => RuntimeHelpers.GetHashCode(obj);
    }

    private sealed class ShallowComparer : IEqualityComparer<Node>
    {
        public bool Equals(Node? x, Node? y)
        {
            if (x is null || y is null || !x.HasLabelOf(y) || x.Operands.Count != y.Operands.Count)
                return ReferenceEquals(x, y);
            for (var i = 0; i < x.Operands.Count; i++)
            {
                if (!ReferenceEquals(x.Operands[i], y.Operands[i]))
                    return false;
            }

            return true;
        }

        public int GetHashCode(Node obj) => obj.GetHashCode();
    }
}
