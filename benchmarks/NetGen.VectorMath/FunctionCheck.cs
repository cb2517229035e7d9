using System.Runtime.Intrinsics;
using NetGen.Kernels;
using NetGen.Tests.Kernels;

namespace NetGen.VectorMathCheck;

/// <summary>The check of one function.</summary>
internal abstract class FunctionCheck
{
    /// <summary>The function's name.</summary>
    public abstract string Name { get; }

    /// <summary>The largest error that the function documents, in units in the last place.</summary>
    public abstract double Bound { get; }

    /// <summary>Checks every n-th float, of all bit patterns in order, on all cores.</summary>
    public abstract CheckResult Run(uint stride);
}

/// <inheritdoc/>
internal sealed unsafe class FunctionCheck<TFunction> : FunctionCheck
    where TFunction : struct, IElementaryFunction
{
    // Arguments at a time; all their arrays fit into the second-level cache.
    private const int Chunk = 1 << 14;

    public override string Name => typeof(TFunction).Name;

    public override double Bound => TFunction.MaxUlps;

    public override CheckResult Run(uint stride)
    {
        var arguments = ((1L << 32) + stride - 1) / stride;
        var result = default(CheckResult);
        var gate = new Lock();
        Parallel.For(
            0,
            (arguments + Chunk - 1) / Chunk,
            () => new Buffers(),
            (chunk, _, buffers) =>
            {
                var start = chunk * Chunk;
                buffers.Check(start, (int)Math.Min(Chunk, arguments - start), stride);
                return buffers;
            },
            buffers =>
            {
                lock (gate)
                    result = result.With(buffers.Result);
            });
        return result;
    }

    private sealed class Buffers
    {
        private readonly float[] _arguments = new float[Chunk], _results = new float[Chunk], _others = new float[Chunk];

        public CheckResult Result { get; private set; }

        public void Check(long start, int count, uint stride)
        {
            // Beyond the count stand arguments of another chunk, which are not looked at.
            for (var i = 0; i < count; i++)
                _arguments[i] = BitConverter.UInt32BitsToSingle((uint)((start + i) * stride));
            Map<Wide128<float>>(_results);
            var (max, worst, zeros) = (-1.0, 0f, 0L);
            for (var i = 0; i < count; i++)
            {
                var exact = TFunction.Exact(_arguments[i]);
                var error = Error.InUlps(_results[i], exact);
                if (error > max)
                    (max, worst) = (error, _arguments[i]);
                if (exact == 0 && float.IsNegative(_results[i]) != double.IsNegative(exact))
                    zeros++;
            }

            var different = 0L;
            if (Vector256.IsHardwareAccelerated)
                different += Compare<Wide256<float>>(count);
            if (Vector512.IsHardwareAccelerated)
                different += Compare<Wide512<float>>(count);
            Result = Result.With(new(max, worst, zeros, different));
        }

        private long Compare<V>(int count)
            where V : struct, ISimd<V, float>
        {
            Map<V>(_others);
            var different = 0L;
            for (var i = 0; i < count; i++)
            {
                // Of NaN any will do.
                if (BitConverter.SingleToInt32Bits(_results[i]) != BitConverter.SingleToInt32Bits(_others[i])
                    && !(float.IsNaN(_results[i]) && float.IsNaN(_others[i])))
                    different++;
            }

            return different;
        }

        private void Map<V>(float[] results)
            where V : struct, ISimd<V, float>
        {
            fixed (float* source = _arguments)
            fixed (float* destination = results)
            {
                for (var i = 0; i < Chunk; i += V.Count)
                    V.Store(destination + i, TFunction.Evaluate(V.Load(source + i)));
            }
        }
    }
}
