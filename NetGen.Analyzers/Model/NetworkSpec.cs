using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Model;

/// <summary>
/// A network's definition, as plain values: all that its code, its diagnostics and its documentation depend on, and no
/// Roslyn type. Two equal definitions give the same code.
/// </summary>
internal sealed record NetworkSpec(
    TypeSpec Type,
    TensorShape Input,
    EquatableArray<LayerSpec> Layers,
    LossSpec? Loss,
    OptimizerSpec? Optimizer,
    EquatableArray<TrainingSpec> Training);

/// <summary>Where the generated part of the class goes.</summary>
/// <param name="Namespace">The namespace, or the empty string for the global one.</param>
/// <param name="Declarations">
/// The declarations to open, outermost first, as C# text without modifiers that need not be repeated:
/// <c>partial class Outer&lt;T&gt;</c>; the network's own is the last.
/// </param>
/// <param name="Name">The network's class name, as it is written in code (with an <c>@</c> where it is a keyword).</param>
/// <param name="HintName">A name for the generated file that no other network of the compilation has, however its case is folded.</param>
internal sealed record TypeSpec(
    string Namespace,
    EquatableArray<string> Declarations,
    string Name,
    string HintName);
