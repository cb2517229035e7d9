namespace NetGen.Analyzers.Model;

/// <summary>The type that a <c>[Layer&lt;T&gt;]</c> is of.</summary>
/// <param name="Name">The type's name, as a message shows it.</param>
internal abstract record LayerTypeSpec(string Name);

/// <summary>A type that is neither a network nor a layer.</summary>
internal sealed record UnusableLayerType(string Name) : LayerTypeSpec(Name);
