using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Model;

/// <summary>
/// A definition as it is written, before any rule has found it right: what the rules read. <see cref="Spec"/> is what
/// is left of it once nothing is wrong.
/// </summary>
/// <param name="Class">The class that carries the attributes.</param>
/// <param name="Type">Where the generated part of the class goes.</param>
/// <param name="Input">The input's shape; empty where <c>[Network]</c> is missing.</param>
/// <param name="Items">The NetGen attributes, in source order; an item's index is its attribute's position.</param>
/// <param name="Layers">The layers, in source order.</param>
/// <param name="Losses">The losses, in source order.</param>
/// <param name="Optimizers">The optimizers, in source order.</param>
/// <param name="Training">The settings of training, in source order.</param>
internal sealed record Definition(
    ClassFacts Class,
    TypeSpec Type,
    TensorShape Input,
    EquatableArray<DefinitionItem> Items,
    EquatableArray<LayerSpec> Layers,
    EquatableArray<LossSpec> Losses,
    EquatableArray<OptimizerSpec> Optimizers,
    EquatableArray<TrainingSpec> Training)
{
    public LossSpec? Loss => Losses.Count == 0 ? null : Losses[0];

    public OptimizerSpec? Optimizer => Optimizers.Count == 0 ? null : Optimizers[0];

    public NetworkSpec Spec => new(Type, Input, Layers, Loss, Optimizer, Training);

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

    public LayerSpec? LastLayer => Layers.Count == 0 ? null : Layers[Layers.Count - 1];

    public AttributeSpec AttributeOf(LayerSpec layer) => Items[layer.Position].Attribute;
}

/// <summary>One NetGen attribute of a definition.</summary>
/// <param name="Attribute">The attribute and its arguments.</param>
/// <param name="Kind">What it adds to the definition.</param>
/// <param name="IsKnown">
/// Whether it is one of NetGen's own, and not a class that a user derived from their base.
/// </param>
/// <param name="Declaration">Which of the class's partial declarations carries it, from 0.</param>
internal sealed record DefinitionItem(AttributeSpec Attribute, AttributeKind Kind, bool IsKnown, int Declaration);

/// <summary>
/// What an attribute adds to a definition, in the order that a definition is read; <see cref="Training"/> may stand
/// anywhere below the first.
/// </summary>
internal enum AttributeKind
{
    Network,
    Layer,
    Loss,
    Optimizer,
    Training,
}
