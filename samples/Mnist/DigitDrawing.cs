using System.Text;
using Spectre.Console;

namespace Samples.Mnist;

/// <summary>Draws a digit in text: one character for two pixels, one above the other.</summary>
internal static class DigitDrawing
{
    // The outermost pixels are background in practice; without them three drawings fit side by side in 80 columns.
    private const int First = 1;
    private const int Last = MnistData.Side - 2;

    // From no ink to full ink, for a terminal without colours.
    private const string Ramp = " .:+#@";

    /// <summary>The width of a drawing in characters.</summary>
    public const int Width = Last - First + 1;

    /// <summary>
    /// Grey levels where the terminal has colours (an upper half block takes the upper pixel's colour as its foreground
    /// and the lower one's as its background), characters of growing darkness where it has none.
    /// </summary>
    public static Markup Draw(ReadOnlySpan<float> pixels, bool colours)
    {
        var text = new StringBuilder();
        for (int row = First; row <= Last; row += 2)
        {
            if (row > First)
                text.Append('\n');

            for (int column = First; column <= Last; column++)
            {
                float upper = pixels[row * MnistData.Side + column];
                float lower = pixels[(row + 1) * MnistData.Side + column];
                text.Append(colours ? HalfBlock(upper, lower) : Shade((upper + lower) / 2));
            }
        }

        return new Markup(text.ToString());
    }

    private static string HalfBlock(float upper, float lower) => $"[{Grey(upper)} on {Grey(lower)}]▀[/]";

    private static string Grey(float ink)
    {
        int level = (int)MathF.Round(ink * 255);
        return $"#{level:x2}{level:x2}{level:x2}";
    }

    private static string Shade(float ink) => Ramp[(int)MathF.Round(ink * (Ramp.Length - 1))].ToString();
}
