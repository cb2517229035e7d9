namespace NetGen.Training;

/// <summary>The symmetric beta distribution, from two gamma variables.</summary>
internal static class BetaDistribution
{
    /// <summary>A number of [0, 1] that is Beta(alpha, alpha) distributed.</summary>
    /// <param name="alpha">The shape of both sides; positive and finite.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <remarks>
    /// The ratio G₁ / (G₁ + G₂) of two gamma variables, taken through their logarithms, because with a small shape both
    /// are likely to be below the smallest number there is.
    /// </remarks>
    public static double Symmetric(double alpha, ref RandomSequence random)
    {
        var first = LogGamma(alpha, ref random);
        var second = LogGamma(alpha, ref random);
        return 1 / (1 + PortableMath.Exp(second - first));
    }

    /// <summary>
    /// The logarithm of a gamma variable, by rejection (Marsaglia and Tsang, "A simple method for generating gamma
    /// variables", ACM Transactions on Mathematical Software 26, 2000). A shape below 1 is raised by one, and the
    /// variable multiplied by a power of a uniform one, as the paper says.
    /// </summary>
    internal static double LogGamma(double shape, ref RandomSequence random)
    {
        if (shape < 1)
            return LogGamma(shape + 1, ref random) + (NormalDistribution.Log(random.NextInside()) / shape);

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var root = 1 + (c * x);
            if (root <= 0)
                continue;
            var logV = 3 * NormalDistribution.Log(root);
            var logU = NormalDistribution.Log(random.NextInside());
            if (logU < (0.5 * x * x) + (d * (1 - (root * root * root) + logV)))
                return NormalDistribution.Log(d) + logV;
        }
    }
}
