namespace Samples.Textbook;

internal static class RandomNormal
{
    extension(Random random)
    {
        /// <summary>Draws from the standard normal distribution (Box and Muller 1958).</summary>
        public float NextNormal()
        {
            float radius = MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()));
            return radius * MathF.Cos(2 * MathF.PI * random.NextSingle());
        }
    }
}
