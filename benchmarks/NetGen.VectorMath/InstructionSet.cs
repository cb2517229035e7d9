using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.VectorMathCheck;

/// <summary>
/// The instructions that the functions may use. The runtime decides about them as it starts, so another choice than the
/// machine's is another process.
/// </summary>
internal static class InstructionSet
{
    /// <summary>All of the machine; vectors of 128 bits without fused multiply-add; no vectors.</summary>
    public const string Machine = "machine", Unfused = "unfused", Scalar = "scalar";

    /// <summary>What this process has, in words.</summary>
    public static string Description
    {
        get
        {
            var widths = new[]
            {
                (Width: 128, Has: Vector128.IsHardwareAccelerated),
                (Width: 256, Has: Vector256.IsHardwareAccelerated),
                (Width: 512, Has: Vector512.IsHardwareAccelerated),
            }.Where(width => width.Has).Select(width => $"{width.Width}").ToList();
            var vectors = widths.Count == 0 ? "no vectors" : $"vectors of {string.Join(", ", widths)} bits";
            return vectors + (Fma.IsSupported ? ", fused multiply-add" : ", no fused multiply-add");
        }
    }

    /// <summary>Runs this program again with those instructions only, and gives its exit code.</summary>
    public static int Rerun(string instructions, IEnumerable<string> arguments)
    {
        var path = Environment.ProcessPath!;
        var start = new ProcessStartInfo(path);
        if (Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(typeof(InstructionSet).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[instructions == Scalar ? "DOTNET_EnableHWIntrinsic" : "DOTNET_EnableAVX"] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{path} does not start.");
        process.WaitForExit();
        return process.ExitCode;
    }
}
