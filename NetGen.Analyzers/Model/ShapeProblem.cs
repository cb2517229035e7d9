namespace NetGen.Analyzers.Model;

/// <summary>Why a layer cannot take the shapes that it is given.</summary>
/// <param name="Needs">What it needs, after the layer's name: <c>takes a vector</c>.</param>
/// <param name="WayOut">What to do about it: <c>add [Flatten] before it</c>.</param>
/// <param name="Argument">The argument at fault; <see langword="null"/> for the whole attribute.</param>
/// <param name="Fix">The attribute that a code fix adds before the layer, or <see langword="null"/>.</param>
internal sealed record ShapeProblem(string Needs, string WayOut, string? Argument = null, string? Fix = null);
