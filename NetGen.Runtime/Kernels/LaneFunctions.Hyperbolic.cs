namespace NetGen.Kernels;

/// <content>Hyperbolic functions and their inverses, but for the tangent.</content>
internal static partial class LaneFunctions
{
    internal readonly struct Sinh : ILaneFunction
    {
        public static double Of(double x) => Math.Sinh(x);
    }

    internal readonly struct Cosh : ILaneFunction
    {
        public static double Of(double x) => Math.Cosh(x);
    }

    internal readonly struct Asinh : ILaneFunction
    {
        public static double Of(double x) => Math.Asinh(x);
    }

    internal readonly struct Acosh : ILaneFunction
    {
        public static double Of(double x) => Math.Acosh(x);
    }

    internal readonly struct Atanh : ILaneFunction
    {
        public static double Of(double x) => Math.Atanh(x);
    }
}
