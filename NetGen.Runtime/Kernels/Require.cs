using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Checks of arguments and of state, made before anything changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>The number of examples in a span of that many values.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="size">The values of one example.</param>
    /// <param name="name">The name of the caller's argument.</param>
    /// <exception cref="ArgumentException">There is no example, or the last one is cut off.</exception>
    public static int Batch(int length, int size, string name)
    {
        var batch = length / size;
        if (batch == 0 || batch * size != length)
        {
            throw new ArgumentException(
                $"'{name}' has {length} elements, but it needs one or more examples of {size} each.", name);
        }

        return batch;
    }

    /// <summary>Checks that a span has as many values as the batch needs.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="batch">The number of examples.</param>
    /// <param name="size">The values of one example.</param>
    /// <param name="name">The name of the caller's argument.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static void Length(int length, int batch, int size, string name)
    {
        if (length != (long)batch * size)
        {
            throw new ArgumentException(
                $"'{name}' has {length} elements, but {batch} examples of {size} each need {(long)batch * size}.", name);
        }
    }

    /// <summary>Checks that what is written is not what is still to be read.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="inputName">The name of the caller's argument that is read.</param>
    /// <param name="name">The name of the caller's argument that is written.</param>
    /// <exception cref="ArgumentException">The two share memory.</exception>
    public static void Apart<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, string inputName, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (input.Overlaps(output))
            throw new ArgumentException($"'{name}' shares memory with '{inputName}'; give it memory of its own.", name);
    }

    /// <summary>Checks that a forward pass went before.</summary>
    /// <exception cref="InvalidOperationException">None did, or another step has overwritten it.</exception>
    public static void Forward(int rows, [CallerMemberName] string member = "")
    {
        if (rows == 0)
        {
            throw new InvalidOperationException(
                $"{member} needs the forward pass of a batch: call Forward first. A step uses an earlier one up.");
        }
    }

    /// <summary>Checks that a backward pass went before.</summary>
    /// <exception cref="InvalidOperationException">None did, or another step has used its gradient up.</exception>
    public static void Gradient(bool hasGradient)
    {
        if (!hasGradient)
        {
            throw new InvalidOperationException(
                "Step needs the gradient of a batch: call Forward and then Backward or BackwardFrom first, or "
                + "Step(input, target), which does all three.");
        }
    }

    /// <summary>Checks a learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or not a number.</exception>
    public static T LearningRate<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(value >= T.Zero && T.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, $"'LearningRate' is {value}, but it must be a finite number of at least 0.");
        }

        return value;
    }
}
