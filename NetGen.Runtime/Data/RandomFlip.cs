namespace NetGen;

/// <summary>Mirrors an image left to right, top to bottom, or both, with a given probability each.</summary>
public sealed class RandomFlip : AffineAugmentation
{
    /// <summary>A flip.</summary>
    /// <param name="horizontal">Whether left and right may change places; default true.</param>
    /// <param name="vertical">Whether top and bottom may; drawn on its own. Default false.</param>
    /// <param name="probability">How likely each of the two is; from 0 to 1, default ½.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is out of its range.</exception>
    public RandomFlip(bool horizontal = true, bool vertical = false, double probability = 0.5)
        : base(ImageBorder.Constant, 0)
    {
        Horizontal = horizontal;
        Vertical = vertical;
        Probability = Argument.Within(probability, 0, 1);
    }

    /// <summary>Whether left and right may change places.</summary>
    public bool Horizontal { get; }

    /// <summary>Whether top and bottom may change places.</summary>
    public bool Vertical { get; }

    /// <summary>How likely each of the two is.</summary>
    public double Probability { get; }

    internal override bool StaysInside => true;

    /// <inheritdoc/>
    // Both are drawn whatever is asked for, so that asking for one does not change the other.
    public override AffineMap Draw(ImageShape shape, ref RandomSequence random)
    {
        var horizontal = random.NextBoolean(Probability) && Horizontal;
        var vertical = random.NextBoolean(Probability) && Vertical;
        return AffineMap.Scaling(horizontal ? -1 : 1, vertical ? -1 : 1);
    }
}
