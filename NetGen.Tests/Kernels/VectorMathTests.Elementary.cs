using static NetGen.Tests.Kernels.ElementaryFunctions;

namespace NetGen.Tests.Kernels;

/// <content>The other elementary functions, against those of double precision.</content>
public partial class VectorMathTests
{
    [Fact]
    public void Exp2_IsWithinItsBound() => IsWithinItsBound<Exp2>();

    [Fact]
    public void Log2_IsWithinItsBound() => IsWithinItsBound<Log2>();

    [Fact]
    public void Log10_IsWithinItsBound() => IsWithinItsBound<Log10>();

    [Fact]
    public void Cbrt_IsWithinItsBound() => IsWithinItsBound<Cbrt>();

    [Fact]
    public void Sin_IsWithinItsBound() => IsWithinItsBound<Sin>();

    [Fact]
    public void Cos_IsWithinItsBound() => IsWithinItsBound<Cos>();

    [Fact]
    public void Tan_IsWithinItsBound() => IsWithinItsBound<Tan>();

    [Fact]
    public void Asin_IsWithinItsBound() => IsWithinItsBound<Asin>();

    [Fact]
    public void Acos_IsWithinItsBound() => IsWithinItsBound<Acos>();

    [Fact]
    public void Atan_IsWithinItsBound() => IsWithinItsBound<Atan>();

    [Fact]
    public void Sinh_IsWithinItsBound() => IsWithinItsBound<Sinh>();

    [Fact]
    public void Cosh_IsWithinItsBound() => IsWithinItsBound<Cosh>();

    [Fact]
    public void Asinh_IsWithinItsBound() => IsWithinItsBound<Asinh>();

    [Fact]
    public void Acosh_IsWithinItsBound() => IsWithinItsBound<Acosh>();

    [Fact]
    public void Atanh_IsWithinItsBound() => IsWithinItsBound<Atanh>();
}
