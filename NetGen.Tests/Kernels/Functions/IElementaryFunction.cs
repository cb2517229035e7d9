using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>
/// A function of one number, in vectors and in double precision. Tests sample it; benchmarks/NetGen.VectorMath, which
/// compiles these files too, tries every number.
/// </summary>
internal interface IElementaryFunction
{
    /// <summary>The larger of the two bounds that the function documents.</summary>
    static abstract double MaxUlps { get; }

    /// <summary>The function as NetGen computes it.</summary>
    static abstract V Evaluate<V>(V x)
        where V : struct, ISimd<V, float>;

    /// <summary>The function to many more digits than a float has.</summary>
    static abstract double Exact(double x);
}
