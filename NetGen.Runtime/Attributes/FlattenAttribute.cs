namespace NetGen;

/// <summary>An image or a sequence as a vector: its elements channel by channel, row by row.</summary>
public sealed class FlattenAttribute : LayerAttribute;
