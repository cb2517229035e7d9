using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <content>Those that functions of one's own may use besides.</content>
internal static partial class ElementaryFunctions
{
    public readonly struct Exp2 : IElementaryFunction
    {
        public static double MaxUlps => 1.09;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Exp2(x);

        public static double Exact(double x) => double.Exp2(x);
    }

    public readonly struct Log2 : IElementaryFunction
    {
        public static double MaxUlps => 2.39;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Log2(x);

        public static double Exact(double x) => Math.Log2(x);
    }

    public readonly struct Log10 : IElementaryFunction
    {
        public static double MaxUlps => 2.59;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Log10(x);

        public static double Exact(double x) => Math.Log10(x);
    }

    public readonly struct Cbrt : IElementaryFunction
    {
        public static double MaxUlps => 0.77;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Cbrt(x);

        public static double Exact(double x) => Math.Cbrt(x);
    }

    public readonly struct Sin : IElementaryFunction
    {
        public static double MaxUlps => 1.31;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Sin(x);

        public static double Exact(double x) => Math.Sin(x);
    }

    public readonly struct Cos : IElementaryFunction
    {
        public static double MaxUlps => 1.31;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Cos(x);

        public static double Exact(double x) => Math.Cos(x);
    }

    public readonly struct Tan : IElementaryFunction
    {
        public static double MaxUlps => 2.99;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Tan(x);

        public static double Exact(double x) => Math.Tan(x);
    }

    public readonly struct Asin : IElementaryFunction
    {
        public static double MaxUlps => 2.36;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Asin(x);

        public static double Exact(double x) => Math.Asin(x);
    }

    public readonly struct Acos : IElementaryFunction
    {
        public static double MaxUlps => 1.13;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Acos(x);

        public static double Exact(double x) => Math.Acos(x);
    }

    public readonly struct Atan : IElementaryFunction
    {
        public static double MaxUlps => 1.49;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Atan(x);

        public static double Exact(double x) => Math.Atan(x);
    }

    public readonly struct Sinh : IElementaryFunction
    {
        public static double MaxUlps => 1.62;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Sinh(x);

        public static double Exact(double x) => Math.Sinh(x);
    }

    public readonly struct Cosh : IElementaryFunction
    {
        public static double MaxUlps => 1.51;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Cosh(x);

        public static double Exact(double x) => Math.Cosh(x);
    }

    public readonly struct Asinh : IElementaryFunction
    {
        public static double MaxUlps => 2.29;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Asinh(x);

        public static double Exact(double x) => Math.Asinh(x);
    }

    public readonly struct Acosh : IElementaryFunction
    {
        public static double MaxUlps => 2.89;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Acosh(x);

        public static double Exact(double x) => Math.Acosh(x);
    }

    public readonly struct Atanh : IElementaryFunction
    {
        public static double MaxUlps => 1.36;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Atanh(x);

        public static double Exact(double x) => Math.Atanh(x);
    }
}
