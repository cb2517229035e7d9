namespace NetGen.Analyzers.Model;

/// <summary>An input of a network.</summary>
/// <param name="Position">The place of its attribute among the NetGen attributes of the declaration, from 0.</param>
/// <param name="Name">Its name, which the generated methods' parameter has too: <c>input</c> where there is only one.</param>
/// <param name="Shape">The shape of one example.</param>
internal sealed record InputSpec(int Position, string Name, TensorShape Shape);
