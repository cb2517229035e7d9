using System.Numerics;

namespace NetGen;

/// <summary>Class indices as distributions, which is what they have to be to be mixed.</summary>
public static class OneHot
{
    /// <summary>Writes for each class index a distribution that is 1 there and 0 elsewhere.</summary>
    /// <param name="classes">The class indices, each from 0 to <paramref name="count"/> − 1.</param>
    /// <param name="distributions">
    /// Where the distributions go, back to back, <paramref name="count"/> values each; all are written.
    /// </param>
    /// <param name="count">The number of classes; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or an index is not that of a class. Nothing has been written.
    /// </exception>
    public static void Encode<T>(ReadOnlySpan<int> classes, Span<T> distributions, int count)
        where T : INumberBase<T>
    {
        Argument.AtLeast(count, 1);
        if (distributions.Length != (long)classes.Length * count)
        {
            throw new ArgumentException(
                $"'{nameof(distributions)}' has {distributions.Length} elements, but {classes.Length} distributions "
                + $"over {count} classes need {(long)classes.Length * count}.",
                nameof(distributions));
        }

        var wrong = classes.IndexOfAnyExceptInRange(0, count - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"'{nameof(classes)}' has {classes[wrong]} at index {wrong}, but a class index must be from 0 to "
                + $"{count - 1}.",
                nameof(classes));
        }

        distributions.Clear();
        for (var i = 0; i < classes.Length; i++)
            distributions[(i * count) + classes[i]] = T.One;
    }
}
