using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using NetGen.Kernels;

namespace NetGen.Microbenchmarks;

/// <summary>Elementary functions of 4,096 numbers, beside those of .NET: vectors of them, and one by one.</summary>
public unsafe class VectorMathBenchmarks
{
    private const int Count = 4096;

    private readonly float[] _source = Values.Random(Count), _destination = new float[Count];

    private interface IFunction
    {
        static abstract V Evaluate<V>(V x)
            where V : struct, ISimd<V, float>;
    }

    [Benchmark]
    public void Exp() => Map<ExpFunction>();

    [Benchmark]
    public void ExpTensorPrimitives() => TensorPrimitives.Exp(_source, _destination);

    [Benchmark]
    public void ExpMathF() => Map(MathF.Exp);

    [Benchmark]
    public void Tanh() => Map<TanhFunction>();

    [Benchmark]
    public void TanhTensorPrimitives() => TensorPrimitives.Tanh(_source, _destination);

    [Benchmark]
    public void TanhMathF() => Map(MathF.Tanh);

    [Benchmark]
    public void Sigmoid() => Map<SigmoidFunction>();

    [Benchmark]
    public void SigmoidTensorPrimitives() => TensorPrimitives.Sigmoid(_source, _destination);

    private void Map(Func<float, float> function)
    {
        for (var i = 0; i < Count; i++)
            _destination[i] = function(_source[i]);
    }

    private void Map<TFunction>()
        where TFunction : struct, IFunction
    {
        if (Vector512.IsHardwareAccelerated)
            Map<Wide512<float>, TFunction>();
        else if (Vector256.IsHardwareAccelerated)
            Map<Wide256<float>, TFunction>();
        else
            Map<Wide128<float>, TFunction>();
    }

    private void Map<V, TFunction>()
        where V : struct, ISimd<V, float>
        where TFunction : struct, IFunction
    {
        fixed (float* source = _source)
        fixed (float* destination = _destination)
        {
            for (var i = 0; i < Count; i += V.Count)
                V.Store(destination + i, TFunction.Evaluate(V.Load(source + i)));
        }
    }

    private readonly struct ExpFunction : IFunction
    {
        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Exp(x);
    }

    private readonly struct TanhFunction : IFunction
    {
        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Tanh(x);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        public static V Evaluate<V>(V x)
            where V : struct, ISimd<V, float> => VectorMath<float>.Sigmoid(x);
    }
}
