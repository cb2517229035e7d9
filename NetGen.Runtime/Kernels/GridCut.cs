namespace NetGen.Kernels;

/// <summary>
/// A grid of columns and rows, cut into rectangles of about equal size for the threads of a team. Neighbouring parts
/// are of the same columns: with the panels of a weight as columns, a thread meets the same panels in every kernel.
/// </summary>
internal readonly struct GridCut
{
    private readonly int _columns, _rows, _columnParts;

    private GridCut(int columns, int rows, int columnParts, int rowParts)
    {
        _columns = columns;
        _rows = rows;
        _columnParts = columnParts;
        RowParts = rowParts;
    }

    /// <summary>The parts that each column is cut into.</summary>
    public int RowParts { get; }

    /// <summary>The number of parts.</summary>
    public int Parts => _columnParts * RowParts;

    /// <summary>
    /// The cut into at most so many parts with which the threads are done first, if each column and row takes its time;
    /// of several the one with the most cuts between columns, and then with the most parts, of which threads that are
    /// done take over some from others that are late.
    /// </summary>
    public static GridCut Of(int columns, int rows, int parts, int threads)
    {
        var best = new GridCut(columns, rows, 1, 1);
        var least = (long)columns * rows;
        var ideal = (least + threads - 1) / threads;
        for (var columnParts = Math.Min(columns, parts); columnParts >= 1 && least > ideal; columnParts--)
        {
            for (var rowParts = Math.Min(rows, parts / columnParts); rowParts >= 1 && least > ideal; rowParts--)
            {
                var rounds = ((columnParts * rowParts) + threads - 1) / threads;
                var time = rounds * (long)Share(columns, columnParts) * Share(rows, rowParts);
                if (time >= least)
                    continue;
                least = time;
                best = new GridCut(columns, rows, columnParts, rowParts);
            }
        }

        return best;
    }

    /// <summary>The columns of a part: the first, and the one after the last.</summary>
    public (int First, int End) Columns(int part) => Range(_columns, part / RowParts, _columnParts);

    /// <summary>The rows of a part: the first, and the one after the last.</summary>
    public (int First, int End) Rows(int part) => Range(_rows, part % RowParts, RowParts);

    private static int Share(int count, int parts) => (count + parts - 1) / parts;

    private static (int First, int End) Range(int count, int part, int parts) =>
        ((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts));
}
