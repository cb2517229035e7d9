using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The targets of a batch: class indices, or values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Targets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<int> _classes;
    private readonly ReadOnlySpan<T> _values;

    // The class indices or the values of a row.
    private readonly int _length;
    private readonly int _classCount;
    private readonly int _ignoreIndex;

    private Targets(
        bool areClasses, ReadOnlySpan<int> classes, ReadOnlySpan<T> values, int length, int classCount, int ignoreIndex)
    {
        AreClasses = areClasses;
        _classes = classes;
        _values = values;
        _length = length;
        _classCount = classCount;
        _ignoreIndex = ignoreIndex;
    }

    /// <summary>A class index for each position of each row.</summary>
    /// <param name="target">The class indices: row after row, and in a row the positions in row-major order.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="positions">The positions of a row: 1, or the pixels of an image.</param>
    /// <param name="ignoreIndex">
    /// The class index of targets that do not count; the default is that of <see cref="PlainCrossEntropy{T}"/>.
    /// </param>
    public static Targets<T> OfClasses(
        ReadOnlySpan<int> target, int classes, int positions = 1, int ignoreIndex = -100) =>
        new(true, target, default, positions, classes, ignoreIndex);

    /// <summary>Values: as many for each row as the output that they are of has elements.</summary>
    /// <param name="target">The values, row after row, each in the row-major order of the output.</param>
    /// <param name="features">The values of a row.</param>
    public static Targets<T> OfValues(ReadOnlySpan<T> target, int features) =>
        new(false, default, target, features, 0, 0);

    /// <summary>The class indices, empty where the targets are values.</summary>
    public ReadOnlySpan<int> Classes => _classes;

    /// <summary>The values, empty where the targets are class indices.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>Whether the targets are class indices.</summary>
    public bool AreClasses { get; }

    /// <summary>The values of a row; 0 where the targets are class indices.</summary>
    internal int Features => AreClasses ? 0 : _length;

    /// <summary>The targets of some of the rows.</summary>
    public Targets<T> Rows(int first, int count) => new(
        AreClasses,
        AreClasses ? _classes.Slice(first * _length, count * _length) : default,
        AreClasses ? default : _values.Slice(first * _length, count * _length),
        _length,
        _classCount,
        _ignoreIndex);

    /// <summary>
    /// What a cross-entropy's sum is divided by for its mean, as PyTorch has it: for class indices the sum of the class
    /// weights of the targets that are not ignored, which is 0 where all are; for distributions their number.
    /// </summary>
    /// <param name="classes">The number of classes.</param>
    public double Divisor<TOptions>(int classes)
        where TOptions : struct, ICrossEntropyOptions<T>
    {
        if (!AreClasses)
            return _values.Length / classes;
        if (TOptions.ClassWeights.IsEmpty)
            return _classes.Length - _classes.Count(TOptions.IgnoreIndex);
        var sum = 0.0;
        foreach (var index in _classes)
        {
            if (index != TOptions.IgnoreIndex)
                sum += Number<T>.ToDouble(TOptions.ClassWeights[(int)Math.Min((uint)index, (uint)(classes - 1))]);
        }

        return sum;
    }

    /// <summary>
    /// Checks that there is a target for each example, and that class indices name a class or are to be ignored.
    /// </summary>
    /// <param name="batch">The number of examples.</param>
    /// <param name="target">The name of the caller's argument.</param>
    /// <exception cref="ArgumentException">There are more or fewer targets than examples need.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A class index is negative or not below the number of classes, and not the one to ignore.
    /// </exception>
    public void Require(int batch, string target = "target")
    {
        if (!AreClasses)
        {
            if (_values.Length != (long)batch * _length)
                throw WrongCount(_values.Length, batch, $"{_length} values each", target);
            return;
        }

        if (_classes.Length != (long)batch * _length)
        {
            var each = _length == 1 ? "one class index each" : $"{_length} class indices each, one for each position,";
            throw WrongCount(_classes.Length, batch, each, target);
        }

        for (var i = 0; i < _classes.Length; i++)
        {
            if ((uint)_classes[i] >= (uint)_classCount && _classes[i] != _ignoreIndex)
                throw WrongClass(i, target);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ArgumentException WrongCount(int length, int batch, string each, string target) =>
        new(
            AreClasses && _length == 1
                ? $"'{target}' has {length} elements, but {batch} examples need {each}: {batch}."
                : $"'{target}' has {length} elements, but {batch} examples of {each} need {(long)batch * _length}.",
            target);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ArgumentOutOfRangeException WrongClass(int index, string target)
    {
        var ignored = _ignoreIndex == int.MinValue ? "" : $", and {_ignoreIndex} stands for no target";
        return new(
            target,
            _classes[index],
            $"'{target}' has the class index {_classes[index]} at position {index}, but the {_classCount} classes are "
            + $"numbered 0 to {_classCount - 1}{ignored}.");
    }
}
