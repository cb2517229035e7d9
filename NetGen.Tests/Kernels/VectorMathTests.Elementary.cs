using NetGen.Kernels;

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

    private readonly struct Exp2 : IFunction
    {
        public static double MaxUlps => 1.09;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Exp2(x);

        public static double Exact(double x) => double.Exp2(x);
    }

    private readonly struct Log2 : IFunction
    {
        public static double MaxUlps => 2.39;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Log2(x);

        public static double Exact(double x) => Math.Log2(x);
    }

    private readonly struct Log10 : IFunction
    {
        public static double MaxUlps => 2.59;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Log10(x);

        public static double Exact(double x) => Math.Log10(x);
    }

    private readonly struct Cbrt : IFunction
    {
        public static double MaxUlps => 0.77;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Cbrt(x);

        public static double Exact(double x) => Math.Cbrt(x);
    }

    private readonly struct Sin : IFunction
    {
        public static double MaxUlps => 1.31;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Sin(x);

        public static double Exact(double x) => Math.Sin(x);
    }

    private readonly struct Cos : IFunction
    {
        public static double MaxUlps => 1.31;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Cos(x);

        public static double Exact(double x) => Math.Cos(x);
    }

    private readonly struct Tan : IFunction
    {
        public static double MaxUlps => 2.99;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Tan(x);

        public static double Exact(double x) => Math.Tan(x);
    }

    private readonly struct Asin : IFunction
    {
        public static double MaxUlps => 2.36;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Asin(x);

        public static double Exact(double x) => Math.Asin(x);
    }

    private readonly struct Acos : IFunction
    {
        public static double MaxUlps => 1.13;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Acos(x);

        public static double Exact(double x) => Math.Acos(x);
    }

    private readonly struct Atan : IFunction
    {
        public static double MaxUlps => 1.49;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Atan(x);

        public static double Exact(double x) => Math.Atan(x);
    }

    private readonly struct Sinh : IFunction
    {
        public static double MaxUlps => 1.62;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Sinh(x);

        public static double Exact(double x) => Math.Sinh(x);
    }

    private readonly struct Cosh : IFunction
    {
        public static double MaxUlps => 1.51;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Cosh(x);

        public static double Exact(double x) => Math.Cosh(x);
    }

    private readonly struct Asinh : IFunction
    {
        public static double MaxUlps => 2.29;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Asinh(x);

        public static double Exact(double x) => Math.Asinh(x);
    }

    private readonly struct Acosh : IFunction
    {
        public static double MaxUlps => 2.89;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Acosh(x);

        public static double Exact(double x) => Math.Acosh(x);
    }

    private readonly struct Atanh : IFunction
    {
        public static double MaxUlps => 1.36;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Atanh(x);

        public static double Exact(double x) => Math.Atanh(x);
    }
}
