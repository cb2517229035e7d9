namespace NetGen.Microbenchmarks;

/// <summary>Numbers to compute with.</summary>
internal static class Values
{
    /// <summary>Numbers in [-1, 1), the same on every run.</summary>
    public static float[] Random(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
