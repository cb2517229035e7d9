using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A function of one number.</summary>
internal interface ILaneFunction
{
    static abstract double Of(double x);
}

/// <summary>A function of two numbers.</summary>
internal interface ILaneFunction2
{
    static abstract double Of(double a, double b);
}

/// <summary>
/// The elementary functions of double precision, from those of the platform and accurate to a few units in the last
/// place, applied to a vector lane by lane.
/// </summary>
internal static unsafe partial class LaneFunctions
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Map<V, T, TFunction>(V x)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, ILaneFunction
    {
        var lanes = stackalloc T[16];
        V.Store(lanes, x);
        for (var i = 0; i < V.Count; i++)
            lanes[i] = Number<T>.FromDouble(TFunction.Of(Number<T>.ToDouble(lanes[i])));
        return V.Load(lanes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Map2<V, T, TFunction>(V a, V b)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, ILaneFunction2
    {
        var left = stackalloc T[16];
        var right = stackalloc T[16];
        V.Store(left, a);
        V.Store(right, b);
        for (var i = 0; i < V.Count; i++)
            left[i] = Number<T>.FromDouble(TFunction.Of(Number<T>.ToDouble(left[i]), Number<T>.ToDouble(right[i])));
        return V.Load(left);
    }

    internal readonly struct Exp : ILaneFunction
    {
        public static double Of(double x) => Math.Exp(x);
    }

    internal readonly struct Log : ILaneFunction
    {
        public static double Of(double x) => Math.Log(x);
    }

    internal readonly struct Log1p : ILaneFunction
    {
        public static double Of(double x)
        {
            // ln u x / (u - 1) corrects the rounding of u = 1 + x (Kahan; Hewlett-Packard HP-15C Advanced Functions
            // Handbook, 1982). From 2^53 on u - 1 is x, and at infinity their quotient would be NaN.
            var u = 1 + x;
            if (u == 1)
                return x;
            return x > 1e16 ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
        }
    }

    internal readonly struct Sigmoid : ILaneFunction
    {
        public static double Of(double x)
        {
            var t = Math.Exp(-Math.Abs(x));
            return (x < 0 ? t : 1) / (1 + t);
        }
    }

    internal readonly struct Tanh : ILaneFunction
    {
        public static double Of(double x) => Math.Tanh(x);
    }

    internal readonly struct Softplus : ILaneFunction
    {
        public static double Of(double x) => Math.Max(x, 0) + Log1p.Of(Math.Exp(-Math.Abs(x)));
    }

    internal readonly struct Erf : ILaneFunction
    {
        public static double Of(double x) => SpecialFunctions.Erf(x);
    }

    internal readonly struct Erfc : ILaneFunction
    {
        public static double Of(double x) => SpecialFunctions.Erfc(x);
    }

    internal readonly struct Expm1 : ILaneFunction
    {
        public static double Of(double x) => SpecialFunctions.Expm1(x);
    }
}
