using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Which networks contain which, by their attributes alone.</summary>
internal static class NetworkNesting
{
    /// <summary>What keeps a network from being a layer of a class, whatever the network is; nothing where all is well.</summary>
    /// <remarks>
    /// A walk over the networks within, each once, and over the layers that the code of the class would have to call. It answers before any of them is parsed, so that parsing, which
    /// descends into them, always ends.
    /// </remarks>
    public static InnerNetworkFault? Fault(
        INamedTypeSymbol owner, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var hidden = new List<INamedTypeSymbol>();
        var from = new Dictionary<INamedTypeSymbol, INamedTypeSymbol?>(SymbolEqualityComparer.Default) { [type] = null };
        var queue = new Queue<INamedTypeSymbol>();
        queue.Enqueue(type);
        while (queue.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var current = queue.Dequeue();
            if (SymbolEqualityComparer.Default.Equals(current, owner))
                return new(InnerNetworkFaultKind.Cycle, Cycle(current));
            foreach (var inner in AttributeReader.LayerTypesOf(current))
            {
                if (!AttributeReader.IsNetwork(inner))
                {
                    if (!compilation.IsSymbolAccessibleWithin(inner, owner))
                        hidden.Add(inner);
                }
                else if (!from.ContainsKey(inner))
                {
                    from.Add(inner, current);
                    queue.Enqueue(inner);
                }
            }

            if (from.Count > Limits.Networks)
                return new(InnerNetworkFaultKind.TooMany, Limits.Networks.ToString(CultureInfo.InvariantCulture));
        }

        return hidden.Count == 0 ? null : new(InnerNetworkFaultKind.Inaccessible, hidden[0].Name);

        string Cycle(INamedTypeSymbol last)
        {
            var names = new List<string>();
            for (var current = last; current is not null; current = from[current])
                names.Add(current.Name);
            names.Add(owner.Name);
            names.Reverse();
            return string.Join(" → ", names);
        }
    }
}
