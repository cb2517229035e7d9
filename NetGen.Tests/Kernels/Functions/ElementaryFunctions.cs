using NetGen.Kernels;
using NetGen.Tests.Expressions;

namespace NetGen.Tests.Kernels;

/// <summary>
/// The functions of <see cref="VectorMath{T}"/> that layers of NetGen use, beside what they should be.
/// </summary>
internal static partial class ElementaryFunctions
{
    public readonly struct Exp : IElementaryFunction
    {
        public static double MaxUlps => 1.06;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Exp(x);

        public static double Exact(double x) => Math.Exp(x);
    }

    public readonly struct Log : IElementaryFunction
    {
        public static double MaxUlps => 0.88;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Log(x);

        public static double Exact(double x) => Math.Log(x);
    }

    public readonly struct Log1p : IElementaryFunction
    {
        public static double MaxUlps => 1.44;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Log1p(x);

        public static double Exact(double x)
        {
            // The rounding of 1 + x is undone by the second factor.
            var u = 1 + x;
            return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
        }
    }

    public readonly struct Sigmoid : IElementaryFunction
    {
        public static double MaxUlps => 2.41;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Sigmoid(x);

        public static double Exact(double x) => 1 / (1 + Math.Exp(-x));
    }

    public readonly struct Tanh : IElementaryFunction
    {
        public static double MaxUlps => 2.56;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Tanh(x);

        public static double Exact(double x) => Math.Tanh(x);
    }

    public readonly struct Softplus : IElementaryFunction
    {
        public static double MaxUlps => 2.81;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Softplus(x);

        public static double Exact(double x) => Math.Max(x, 0) + Log1p.Exact(Math.Exp(-Math.Abs(x)));
    }

    public readonly struct Erf : IElementaryFunction
    {
        public static double MaxUlps => 1.22;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Erf(x);

        public static double Exact(double x) => ErrorFunctionReference.Erf(x);
    }

    public readonly struct Erfc : IElementaryFunction
    {
        public static double MaxUlps => 3.36;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Erfc(x);

        public static double Exact(double x) => ErrorFunctionReference.Erfc(x);
    }

    public readonly struct Expm1 : IElementaryFunction
    {
        public static double MaxUlps => 1.8;

        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Expm1(x);

        public static double Exact(double x) =>
            Math.Abs(x) < 0.5 ? 2 * Math.Exp(x / 2) * Math.Sinh(x / 2) : Math.Exp(x) - 1;
    }
}
