namespace NetGen.Training;

/// <summary>
/// What a <see cref="RandomSequence"/> is for: half of the key, so that one seed given to all of them, and to a
/// network, whose own numbers have 0 there, draws unrelated numbers for each.
/// </summary>
internal enum RandomPurpose : uint
{
    Example = 1,
    Augmentation = 2,
    MixupPairs = 3,
    MixupRatios = 4,
    Shuffling = 5,
}
