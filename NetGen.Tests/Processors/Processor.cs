using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Tests.Processors;

/// <summary>A processor that this one can stand in for, by the runtime's switches for instruction sets.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="Setting">The environment variable that the runtime reads when it starts, and its value.</param>
/// <param name="Bits">The width of its widest vectors; that of a float where there are none.</param>
/// <param name="HasManyRegisters">Whether it has 32 vector registers, or 16.</param>
internal sealed record Processor(
    string Name, (string Variable, string Value)? Setting, int Bits, bool HasManyRegisters = false)
{
    /// <summary>
    /// As it is; with 32 vector registers of 256 bits, as the runtime takes older processors with AVX-512; with 16; the
    /// instructions of 128 bits in their form of three operands, and in that of two; without vectors.
    /// </summary>
    public static IReadOnlyList<Processor> All { get; } =
    [
        new("this one", null, 512, HasManyRegisters: Vector512.IsHardwareAccelerated),
        new("AVX-512, 256 bits preferred", ("DOTNET_PreferredVectorBitWidth", "256"), 256, Avx512F.VL.IsSupported),
        new("AVX2", ("DOTNET_EnableAVX512", "0"), 256),
        new("AVX", ("DOTNET_EnableAVX2", "0"), 128),
        new("SSE4", ("DOTNET_EnableAVX", "0"), 128),
        new("no vectors", ("DOTNET_EnableHWIntrinsic", "0"), 32),
    ];

    /// <summary>The width in bits of the widest vectors that this process has; that of a float without any.</summary>
    public static int BitsHere =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128 : 32;

    /// <summary>Whether it has vectors.</summary>
    public bool HasVectors => Bits > 32;

    /// <summary>The width that kernels of a process with the setting use on this machine.</summary>
    public int ExpectedBits => Math.Min(Bits, BitsHere);

    public static Processor Get(string name) => All.Single(processor => processor.Name == name);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Bits} bits)");
}
