using System.Globalization;

namespace NetGen.Benchmarks.FirstStep;

/// <summary>What the first call of a network takes, in milliseconds and in what the JIT compiles.</summary>
/// <param name="Start">From the start of the process to the network's creation: .NET's own start and the data.</param>
/// <param name="Creation">Creating the network.</param>
/// <param name="Call">The call.</param>
/// <param name="Compilation">The part of creation and call that the JIT takes.</param>
/// <param name="Methods">Methods compiled in creation and call.</param>
/// <param name="ILBytes">Bytes of their IL.</param>
internal sealed record FirstStepResult(
    double Start, double Creation, double Call, double Compilation, long Methods, long ILBytes)
{
    /// <summary>Prints it for <see cref="Parse"/>.</summary>
    public void Print() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Start} {Creation} {Call} {Compilation} {Methods} {ILBytes}"));

    /// <summary>Reads what <see cref="Print"/> printed.</summary>
    public static FirstStepResult Parse(string text)
    {
        double[] values =
            [.. text.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        return new(values[0], values[1], values[2], values[3], (long)values[4], (long)values[5]);
    }
}
