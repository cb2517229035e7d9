namespace NetGen;

/// <summary>Random orders.</summary>
internal static class Permutation
{
    /// <summary>
    /// Writes the numbers from 0 on in a random order, all orders being equally likely (Fisher and Yates; Durstenfeld,
    /// "Algorithm 235: random permutation", Communications of the ACM 7, 1964).
    /// </summary>
    public static void Fill(Span<int> order, ref RandomSequence random)
    {
        FillAscending(order);
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = random.NextInt32(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }

    /// <summary>Writes the numbers from 0 on in their order.</summary>
    public static void FillAscending(Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
    }
}
