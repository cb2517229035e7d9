using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>
/// A layer whose output jumps and is constant between the jumps, so that its derivative is 0 wherever it has one.
/// </summary>
/// <param name="StraightThrough">
/// Whether the backward pass takes the layer for another one that has a derivative: the straight-through estimator.
/// </param>
internal abstract record StepLayer(int Position, string Name, bool StraightThrough) : LayerSpec(Position, Name)
{
    public sealed override bool PassesGradient => StraightThrough;

    public override string Display => StraightThrough ? $"{GetType().Name}(StraightThrough = true)" : GetType().Name;

    protected static bool IsStraightThrough(AttributeSpec attribute) => attribute.Get(nameof(StraightThrough), false);
}
