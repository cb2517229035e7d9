using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// How deeply code is nested. The compiler's tree of operations is built by recursion that nothing guards, so code that is
/// nested too deeply must not come so far: it would take the compiler down.
/// </summary>
internal static class SyntaxDepth
{
    /// <summary>
    /// Whether statements and expressions are nested deeper than <see cref="FunctionLimits.Depth"/>. The terms of a long sum
    /// are not: the compiler walks them in a loop.
    /// </summary>
    public static bool IsTooDeep(SyntaxNode node, CancellationToken cancellation)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>();
        open.Push((node, 0));
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var (next, depth) = open.Pop();
            if (depth > FunctionLimits.Depth)
                return true;
            foreach (var child in next.ChildNodes())
            {
                var isTerm = child is BinaryExpressionSyntax && next is BinaryExpressionSyntax sum && sum.Left == child;
                var isStep = child is StatementSyntax or ExpressionSyntax or PatternSyntax && !isTerm;
                open.Push((child, isStep ? depth + 1 : depth));
            }
        }

        return false;
    }
}
