namespace NetGen.Tests.Execution;

/// <summary>
/// Functions as a user would write them, for the definitions of tests: <c>[Activation(typeof(Own), "Silu")]</c>. They are
/// part of every compilation of the harness.
/// </summary>
internal static class OwnFunctions
{
    public const string Source = """
        using System;
        using NetGen;

        internal static partial class Own
        {
            private const float Two = 2f;

            [Differentiable]
            public static float Bent(float x, [Trainable(Init = 0.5f)] float a)
            {
                float r = MathF.Sqrt(x * x + 1f);
                return x > 0 ? a * (r - 1f) / 2f + x : x;
            }

            [Differentiable]
            public static float Silu(float x) => x / (1 + MathF.Exp(-x));

            [Differentiable]
            public static float Gelu(float x) =>
                0.5f * x * (1 + MathF.Tanh(0.79788456f * (x + 0.044715f * x * x * x)));

            [Differentiable]
            public static float Mish(float x) => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)));

            [Differentiable]
            public static float Elu(float x, float alpha = 1f) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);

            [Differentiable]
            public static float Leaky(float x, [Trainable(Init = 0.25)] float slope) => x > 0 ? x : slope * x;

            [Differentiable]
            public static float Wave(float x)
            {
                float y = x;
                for (int i = 1; i <= 3; i++)
                    y += MathF.Sin(i * x) / (i * Two);
                return y;
            }

            [Differentiable]
            public static float Scaled(float x, [Trainable(Init = 1.5)] float a, float scale = 0.5f, [Trainable(Init = -0.2)] float b = 0) =>
                a * MathF.Tanh(scale * x + b) + Silu(b * x);

            /// <summary>As many numbers as a layer can have.</summary>
            [Differentiable]
            public static double Series(
                double x,
                [Trainable(Init = 1)] double a, [Trainable(Init = -0.5)] double A, [Trainable(Init = 0.25)] double c,
                [Trainable] double d, [Trainable] double e, [Trainable] double f, [Trainable] double g, [Trainable] double h,
                [Trainable] double i, [Trainable] double j, [Trainable] double k, [Trainable] double l, [Trainable] double m,
                [Trainable] double gradient, [Trainable] double sums, [Trainable(Init = 0.1)] double p)
            {
                double t = Math.Tanh(x);
                return t * (a + t * (A + t * (c + t * (d + t * (e + t * (f + t * (g + t * (h + t * (i + t * (j
                    + t * (k + t * (l + t * (m + t * (gradient + t * (sums + t * p)))))))))))))));
            }

            [Differentiable]
            public static double Precise(double x, [Trainable(Init = 0.3)] double a, double b = 0.1) =>
                Math.Log(1 + Math.Exp(a * x)) + b * Math.Atan(x);

            [Differentiable]
            public static double Stairs(double x)
            {
                double y;
                if (x < -0.5)
                    y = 0.1 * x;
                else if (x < 0.4)
                    y = x * x;
                else
                    y = Math.Max(x, 0.5) - 0.1;
                return y switch { > 0.8 => 0.8 + 0.2 * y, _ => y };
            }

            /// <summary>Without a derivative at 0, where padding lies.</summary>
            [Differentiable]
            public static double Root(double x) => Math.Sqrt(x * x) + Math.Log(x * x) / 8;

            [Differentiable]
            public static float Charbonnier(float y, float t) => MathF.Sqrt((y - t) * (y - t) + 1e-2f);

            [Differentiable]
            public static float Huber(float y, float t, float delta = 1f)
            {
                float e = MathF.Abs(y - t);
                return e <= delta ? e * e / 2 : delta * (e - delta / 2);
            }

            [Differentiable]
            public static double Tilted(double y, double t, double q = 0.3) => y > t ? (1 - q) * (y - t) : q * (t - y);
        }
        """;
}
