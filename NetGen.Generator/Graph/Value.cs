namespace NetGen.Generator.Graph;

/// <summary>A tensor of the graph: a batch of rows with this many features each.</summary>
/// <param name="Name">The name of the layer whose output it is; <c>input</c> for the network's input.</param>
/// <param name="Features">The features of one row.</param>
internal sealed record Value(string Name, int Features);
