namespace NetGen.Benchmarks.Measuring;

/// <summary>How long one run took, in seconds.</summary>
/// <param name="Median">The median over the rounds of a round's mean.</param>
/// <param name="Best">The best round's mean.</param>
/// <param name="P95">What 95 of 100 runs stayed within, over all rounds.</param>
internal readonly record struct Measurement(double Median, double Best, double P95);
