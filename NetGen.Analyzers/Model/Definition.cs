using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Model;

/// <summary>
/// A definition as it is written, before any rule has found it right: what the rules read. <see cref="Spec"/> is what
/// is left of it once nothing is wrong.
/// </summary>
/// <param name="Class">The class that carries the attributes.</param>
/// <param name="Items">The NetGen attributes, in source order; an item's index is its attribute's position.</param>
/// <param name="Spec">The network: right where no rule finds an error.</param>
/// <param name="Optimizers">The optimizers, in source order.</param>
internal sealed record Definition(
    ClassFacts Class,
    EquatableArray<DefinitionItem> Items,
    NetworkSpec Spec,
    EquatableArray<OptimizerSpec> Optimizers)
{
    private ShapedNetwork? _shapes;

    public EquatableArray<LayerNode> Nodes => Spec.Nodes;

    public IEnumerable<LayerSpec> Layers => Spec.Nodes.Select(node => node.Layer);

    public EquatableArray<LossSpec> Losses => Spec.Losses;

    /// <summary>
    /// The layers that attributes of the class itself write. Those of a network within it are right where its own report
    /// says so, and what is wrong inside it is said there.
    /// </summary>
    public IEnumerable<LayerSpec> OwnLayers => Layers.Where(layer => !layer.IsInlined);

    /// <summary>The networks that attributes of the class itself bring.</summary>
    public IEnumerable<InlinedNetwork> OwnNetworks => Spec.Networks.Where(network => network.IsOwn);

    public LossSpec? Loss => Losses.Count == 0 ? null : Losses[0];

    public OptimizerSpec? Optimizer => Spec.Optimizer;

    public EquatableArray<TrainingSpec> Training => Spec.Training;

    /// <summary>Whether a layer or a loss is made of a function that has errors of its own.</summary>
    public bool HasFaultyFunction => Items.Any(item => item.IsKnown && item.Attribute.Function is { IsFaulty: true });

    /// <summary>Every layer's shapes, as far as they can be worked out.</summary>
    public ShapedNetwork Shapes => _shapes ??= ShapedNetwork.Infer(Spec);

    /// <summary>The position of <c>[Network]</c>, or -1 where the class has none.</summary>
    public int NetworkPosition
    {
        get
        {
            for (var i = 0; i < Items.Count; i++)
            {
                if (Items[i].Kind == AttributeKind.Network)
                    return i;
            }

            return -1;
        }
    }

    public AttributeSpec AttributeOf(LayerSpec layer) => Items[layer.Position].Attribute;

    /// <summary>The layer that a value comes from, identities left out; <see langword="null"/> for an input.</summary>
    public LayerNode? EffectiveSource(Source source)
    {
        while (source.Kind == SourceKind.Layer)
        {
            var node = Nodes[source.Index];
            if (node.Layer is not NetGen.Analyzers.Layers.Identity)
                return node;
            source = node.Wires[0].Source;
        }

        return null;
    }

    /// <summary>Where the elements of a value come from: identities and layers that change only the shape left out.</summary>
    public Source ElementsOf(Source source)
    {
        while (source.Kind == SourceKind.Layer
            && Nodes[source.Index].Layer is NetGen.Analyzers.Layers.Identity or NetGen.Analyzers.Layers.Reshape
                or NetGen.Analyzers.Layers.Flatten)
        {
            source = Nodes[source.Index].Wires[0].Source;
        }

        return source;
    }

    /// <summary>The layer before another, identities left out; <see langword="null"/> for an input.</summary>
    public LayerNode? Before(LayerNode node) => EffectiveSource(node.Wires[0].Source);

    public bool Equals(Definition? other) =>
        other is not null && Class == other.Class && Items == other.Items && Spec == other.Spec
        && Optimizers == other.Optimizers;

    public override int GetHashCode() => Spec.GetHashCode();
}

/// <summary>One NetGen attribute of a definition.</summary>
/// <param name="Attribute">The attribute and its arguments.</param>
/// <param name="Kind">What it adds to the definition.</param>
/// <param name="IsKnown">
/// Whether it is one of NetGen's own, and not a class that a user derived from their base.
/// </param>
/// <param name="Declaration">Which of the class's partial declarations carries it, from 0.</param>
internal sealed record DefinitionItem(AttributeSpec Attribute, AttributeKind Kind, bool IsKnown, int Declaration);

/// <summary>What an attribute adds to a definition, in the order that a definition is read.</summary>
internal enum AttributeKind
{
    Network,

    /// <summary>An input, an output or where a branch starts: it stands among the layers.</summary>
    Graph,
    Layer,
    Loss,
    Optimizer,

    /// <summary>A setting of training, which may stand anywhere after the network.</summary>
    Training,
}
