using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Gradient clipping against PyTorch's <c>clip_grad_norm_</c> and <c>clip_grad_value_</c> in double precision.
/// </summary>
public class GradientClippingTests
{
    [Theory]
    [InlineData(16, 1.0)]
    [InlineData(48, 0.01)]
    [InlineData(1008, 5.0)]
    [InlineData(1008, 1000.0)]
    [InlineData(8208, 5.0)]
    [InlineData(40_016, 5.0)]
    [InlineData(1_200_016, 5.0)]
    public void A_norm_is_limited(int length, double norm)
    {
        ANormIsLimited<float>(length, norm, 1e-6);
        ANormIsLimited<double>(length, norm, 1e-14);
    }

    [Theory]
    [InlineData(16, 0.5)]
    [InlineData(1008, 0.01)]
    [InlineData(48, 10.0)]
    public void Values_are_limited(int length, double limit)
    {
        ValuesAreLimited<float>(length, limit);
        ValuesAreLimited<double>(length, limit);
    }

    [Fact]
    public void A_gradient_within_the_norm_is_not_touched()
    {
        var block = Draw<float>(64);
        var before = block.Span.ToArray();
        Assert.Equal(before, ByNorm(block, 100));
        Assert.Equal(before, block.Span.ToArray());
    }

    [Fact]
    public void Zero_stays_zero()
    {
        var block = new AlignedBlock<float>(32);
        Assert.Equal(new float[32], ByNorm(block, 1));
    }

    [Fact]
    public void Squares_do_not_overflow()
    {
        var block = new AlignedBlock<float>(16);
        block.Span[3] = 3e30f;
        block.Span[15] = -4e30f;
        var clipped = ByNorm(block, 1);
        Assert.Equal(0.6f, clipped[3], 1e-6f);
        Assert.Equal(-0.8f, clipped[15], 1e-6f);
    }

    [Fact]
    public void A_NaN_is_not_hidden()
    {
        var block = Draw<float>(48);
        block.Span[5] = float.NaN;
        var clipped = ByValue(block, 0.1);
        Assert.True(float.IsNaN(clipped[5]));
        Assert.Equal(47, clipped.Count(value => Math.Abs(value) <= 0.1f));
        Assert.All(ByNorm(block, 1), value => Assert.True(float.IsNaN(value)));
    }

    private static void ANormIsLimited<T>(int length, double norm, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = Draw<T>(length);
        var before = block.Span.ToArray().Select(double.CreateChecked).ToArray();
        var clipped = ByNorm(block, norm);
        var coefficient = Math.Min(1, norm / (Math.Sqrt(before.Sum(value => value * value)) + 1e-6));
        for (var i = 0; i < length; i++)
            Assert.Equal(before[i] * coefficient, double.CreateChecked(clipped[i]), tolerance);
    }

    private static void ValuesAreLimited<T>(int length, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = Draw<T>(length);
        var before = block.Span.ToArray();
        var clipped = ByValue(block, limit);
        for (var i = 0; i < length; i++)
            Assert.Equal(T.Clamp(before[i], T.CreateChecked(-limit), T.CreateChecked(limit)), clipped[i]);
    }

    private static T[] ByNorm<T>(AlignedBlock<T> gradient, double norm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var clipped = new AlignedBlock<T>(gradient.Length);
        GradientClipping<T>.ByNorm(gradient.Address, gradient.Length, norm, new StoreGradient<T>(clipped.Address));
        return clipped.Span.ToArray();
    }

    private static T[] ByValue<T>(AlignedBlock<T> gradient, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var clipped = new AlignedBlock<T>(gradient.Length);
        GradientClipping<T>.ByValue(gradient.Address, gradient.Length, limit, new StoreGradient<T>(clipped.Address));
        return clipped.Span.ToArray();
    }

    private static AlignedBlock<T> Draw<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (block, random) = (new AlignedBlock<T>(length), new Random(length));
        for (var i = 0; i < length; i++)
            block.Span[i] = T.CreateChecked((random.NextDouble() * 2) - 1);
        return block;
    }
}
