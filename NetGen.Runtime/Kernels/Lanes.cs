using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The layout of images and sequences inside a network: blocks of <see cref="Width"/> examples, and in each block every
/// element of the 16 examples side by side, <c>[block][feature][example in block]</c>. Features are counted in row-major
/// order, channel first: <c>(channel × height + y) × width + x</c>. A kernel is then scalar code with a vector in place of
/// a number, which needs neither masks nor shuffles. The lanes past the last example hold finite values that reach no
/// result, and zeros in gradients.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>The examples of a block.</summary>
    public const int Width = 16;

    /// <summary>The blocks of that many examples, the last of which may not be full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Blocks(int rows) => (rows + Width - 1) / Width;
}
