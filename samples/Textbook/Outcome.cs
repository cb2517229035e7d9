namespace Samples.Textbook;

/// <summary>What came of one example.</summary>
/// <param name="Example">Its title.</param>
/// <param name="Layers">The widths of its layers, input first.</param>
/// <param name="ParameterCount">How many numbers were trained.</param>
/// <param name="Learned">What the network can do now, in numbers.</param>
/// <param name="IsLearned">Whether that is what the example is meant to reach.</param>
internal sealed record Outcome(string Example, string Layers, int ParameterCount, string Learned, bool IsLearned);
