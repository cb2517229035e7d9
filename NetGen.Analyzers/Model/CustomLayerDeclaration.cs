namespace NetGen.Analyzers.Model;

/// <summary>What a layer of one's own declares for an input shape, as far as it is known when the network is built.</summary>
/// <param name="Input">The shape of one example's input.</param>
/// <param name="Output">
/// The shape that the layer's own method gives; <see langword="null"/> where it cannot be executed at build time.
/// </param>
/// <param name="Parameters">
/// The parameters; <see langword="null"/> where the method that declares them cannot be executed at build time.
/// </param>
internal sealed record CustomLayerDeclaration(
    TensorShape Input, EquatableArray<int>? Output, EquatableArray<DeclaredParameter>? Parameters);
