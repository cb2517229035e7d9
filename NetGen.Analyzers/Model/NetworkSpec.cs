using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Model;

/// <summary>
/// A network's definition, as plain values: all that its code, its diagnostics and its documentation depend on, and no
/// Roslyn type. Two equal definitions give the same code.
/// </summary>
/// <param name="Type">Where the generated part of the class goes.</param>
/// <param name="Precision">The type of its numbers.</param>
/// <param name="Inputs">The inputs, in order.</param>
/// <param name="Nodes">The layers, each after those it reads.</param>
/// <param name="Outputs">The outputs, in the order of the losses where there are any.</param>
/// <param name="Losses">The losses: none, or one for each output.</param>
/// <param name="Optimizer">The optimizer, if any.</param>
/// <param name="Training">The settings of training that concern the whole network.</param>
internal sealed record NetworkSpec(
    TypeSpec Type,
    Precision Precision,
    EquatableArray<InputSpec> Inputs,
    EquatableArray<LayerNode> Nodes,
    EquatableArray<OutputSpec> Outputs,
    EquatableArray<LossSpec> Losses,
    OptimizerSpec? Optimizer,
    EquatableArray<TrainingSpec> Training)
{
    /// <summary>The networks that are layers of it, those within them included.</summary>
    public EquatableArray<InlinedNetwork> Networks { get; init; }

    /// <summary>The functions that its own attributes name, each once.</summary>
    public EquatableArray<NamedFunction> Functions { get; init; }

    /// <summary>The layer that an output is of; <see langword="null"/> where it is an input.</summary>
    public LayerSpec? LayerOf(OutputSpec output) =>
        output.Wire.Source.Kind == SourceKind.Layer ? Nodes[output.Wire.Source.Index].Layer : null;
}

/// <summary>The members of the runtime's <c>Precision</c>, with the same names and values.</summary>
internal enum Precision
{
    Single,
    Double,
}

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
