using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The targets of a batch: a class index a row, or a row of values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Targets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<int> _classes;
    private readonly ReadOnlySpan<T> _values;
    private readonly int _features;

    private Targets(bool areClasses, ReadOnlySpan<int> classes, ReadOnlySpan<T> values, int features)
    {
        AreClasses = areClasses;
        _classes = classes;
        _values = values;
        _features = features;
    }

    /// <summary>A class index for each row.</summary>
    public static Targets<T> OfClasses(ReadOnlySpan<int> target, int features) => new(true, target, default, features);

    /// <summary>As many values for each row as the network has outputs.</summary>
    public static Targets<T> OfValues(ReadOnlySpan<T> target, int features) => new(false, default, target, features);

    /// <summary>The class indices, empty where the targets are values.</summary>
    public ReadOnlySpan<int> Classes => _classes;

    /// <summary>The values, empty where the targets are class indices.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>Whether the targets are class indices.</summary>
    public bool AreClasses { get; }

    /// <summary>The targets of some of the rows.</summary>
    public Targets<T> Rows(int first, int count) => AreClasses
        ? new(true, _classes.Slice(first, count), default, _features)
        : new(false, default, _values.Slice(first * _features, count * _features), _features);

    /// <summary>Checks that there is a target for each example, and that class indices name a class.</summary>
    /// <param name="batch">The number of examples.</param>
    /// <param name="target">The name of the caller's argument.</param>
    /// <exception cref="ArgumentException">There are more or fewer targets than examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class index is negative or not below the number of classes.</exception>
    public void Require(int batch, string target = "target")
    {
        if (!AreClasses)
        {
            if (_values.Length != (long)batch * _features)
                throw WrongCount(_values.Length, (long)batch * _features, $"{batch} examples of {_features} values each need", target);
            return;
        }

        if (_classes.Length != batch)
            throw WrongCount(_classes.Length, batch, $"{batch} examples need one class index each:", target);
        for (var i = 0; i < _classes.Length; i++)
        {
            if ((uint)_classes[i] >= (uint)_features)
                throw WrongClass(i, target);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentException WrongCount(int length, long needed, string reason, string target) =>
        new($"'{target}' has {length} elements, but {reason} {needed}.", target);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ArgumentOutOfRangeException WrongClass(int index, string target) =>
        new(
            target,
            _classes[index],
            $"'{target}' has the class index {_classes[index]} at position {index}, but the {_features} classes are numbered "
            + $"0 to {_features - 1}.");
}
