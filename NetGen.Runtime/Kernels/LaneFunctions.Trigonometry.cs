namespace NetGen.Kernels;

/// <content>Trigonometric functions and their inverses.</content>
internal static partial class LaneFunctions
{
    internal readonly struct Sin : ILaneFunction
    {
        public static double Of(double x) => Math.Sin(x);
    }

    internal readonly struct Cos : ILaneFunction
    {
        public static double Of(double x) => Math.Cos(x);
    }

    internal readonly struct Tan : ILaneFunction
    {
        public static double Of(double x) => Math.Tan(x);
    }

    internal readonly struct Asin : ILaneFunction
    {
        public static double Of(double x) => Math.Asin(x);
    }

    internal readonly struct Acos : ILaneFunction
    {
        public static double Of(double x) => Math.Acos(x);
    }

    internal readonly struct Atan : ILaneFunction
    {
        public static double Of(double x) => Math.Atan(x);
    }

    internal readonly struct Atan2 : ILaneFunction2
    {
        public static double Of(double y, double x) => Math.Atan2(y, x);
    }
}
