namespace NetGen;

/// <summary>Paddings that are not a number of cells.</summary>
public static class Padding
{
    /// <summary>As many zeros as make the output as large as the input divided by the stride, rounded up.</summary>
    public const int Same = -1;
}
