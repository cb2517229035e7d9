namespace NetGen.Analyzers.Model;

/// <summary>How far the gradients of a network's outputs reach back: what there is to train.</summary>
internal static class GradientReach
{
    /// <summary>
    /// The layers whose output has a gradient, in order: those that an output depends on without a layer between that passes
    /// none.
    /// </summary>
    public static EquatableArray<bool> Of(NetworkSpec spec)
    {
        var reached = new bool[spec.Nodes.Count];
        foreach (var output in spec.Outputs)
            Mark(output.Wire);

        // A layer stands behind all that it reads.
        for (var i = reached.Length - 1; i >= 0; i--)
        {
            if (!reached[i] || !spec.Nodes[i].Layer.PassesGradient)
                continue;
            foreach (var wire in spec.Nodes[i].Wires)
                Mark(wire);
        }

        return reached.ToEquatableArray();

        void Mark(Wire wire)
        {
            if (wire.Source.Kind == SourceKind.Layer)
                reached[wire.Source.Index] = true;
        }
    }

    /// <summary>The names of the layers whose parameters have a gradient: their own, or one through a layer that shares them.</summary>
    public static HashSet<string> Trained(NetworkSpec spec)
    {
        var reached = Of(spec);
        return [.. spec.Nodes.Where((_, i) => reached[i]).Select(node => node.Layer.SharesWith ?? node.Layer.Name)];
    }
}
