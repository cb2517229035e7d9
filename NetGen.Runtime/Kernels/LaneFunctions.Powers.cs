namespace NetGen.Kernels;

/// <content>Powers, roots and logarithms to other bases.</content>
internal static partial class LaneFunctions
{
    internal readonly struct Exp2 : ILaneFunction
    {
        public static double Of(double x) => double.Exp2(x);
    }

    internal readonly struct Log2 : ILaneFunction
    {
        public static double Of(double x) => Math.Log2(x);
    }

    internal readonly struct Log10 : ILaneFunction
    {
        public static double Of(double x) => Math.Log10(x);
    }

    internal readonly struct Cbrt : ILaneFunction
    {
        public static double Of(double x) => Math.Cbrt(x);
    }

    internal readonly struct Power : ILaneFunction2
    {
        public static double Of(double x, double y) => Math.Pow(x, y);
    }
}
