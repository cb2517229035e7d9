using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>A buffer's place in a workspace, in columns: the workspace holds every column for all rows of a batch.</summary>
internal sealed record BufferPlace(Value Value, int Column);

/// <summary>
/// Where each value of some passes lives. Values that are never alive together share their memory, and so do two of which
/// one dies in the kernel that writes the other in its place.
/// </summary>
/// <param name="Places">The buffers.</param>
/// <param name="Columns">The columns in all.</param>
internal sealed record BufferPlan(EquatableArray<BufferPlace> Places, int Columns)
{
    /// <summary>Places values by the kernels that write and read them, first fit in order of their first use.</summary>
    /// <param name="kernels">The kernels in the order that they run.</param>
    /// <param name="values">The values to place.</param>
    /// <param name="outlives">The values that are read after the last kernel, too.</param>
    /// <param name="present">The values that may be there before the first kernel, whichever kernel writes them.</param>
    /// <param name="columns">The columns that a value takes; those of a batch if none are given.</param>
    public static BufferPlan Of(
        IReadOnlyList<Kernel> kernels,
        IEnumerable<Value> values,
        IReadOnlyCollection<Value> outlives,
        IReadOnlyCollection<Value>? present = null,
        Func<Value, int>? columns = null)
    {
        var lives = values.Distinct()
            .Select(value => Life(value, (columns ?? PanelLayout.Columns)(value), kernels, outlives, present ?? []))
            .OrderBy(life => life.First).ToList();
        var placed = new List<(Lifetime Life, int Column)>();
        foreach (var life in lives)
        {
            if (Replaced(life) is { } replaced)
            {
                placed.Add((life, replaced));
                continue;
            }

            var neighbours = placed.Where(other => other.Life.First <= life.Last && life.First <= other.Life.Last)
                .OrderBy(other => other.Column);
            var column = 0;
            foreach (var other in neighbours)
            {
                if (column + life.Columns <= other.Column)
                    break;
                column = Math.Max(column, checked(other.Column + other.Life.Columns));
            }

            placed.Add((life, column));
        }

        return new(
            placed.Select(p => new BufferPlace(p.Life.Value, p.Column)).ToEquatableArray(),
            placed.Count == 0 ? 0 : placed.Max(p => checked(p.Column + p.Life.Columns)));

        // Where the value lies that this one may replace: it dies where this one begins.
        int? Replaced(Lifetime life)
        {
            if (life.First < 0 || kernels[life.First].InPlace is not { } pair || pair.Written != life.Value)
                return null;
            var place = placed.Where(other => other.Life.Value == pair.Read && other.Life.Last == life.First).ToList();
            return place.Count == 1 && place[0].Life.Columns == life.Columns ? place[0].Column : null;
        }
    }

    private static Lifetime Life(
        Value value,
        int columns,
        IReadOnlyList<Kernel> kernels,
        IReadOnlyCollection<Value> outlives,
        IReadOnlyCollection<Value> present)
    {
        var first = int.MaxValue;
        var last = outlives.Contains(value) ? int.MaxValue : -1;
        for (var i = 0; i < kernels.Count; i++)
        {
            if (!kernels[i].Writes.Contains(value) && !kernels[i].Reads.Contains(value))
                continue;
            first = Math.Min(first, i);
            last = Math.Max(last, i);
        }

        // A value that no kernel writes is there from the start: a loss left it.
        return !present.Contains(value) && kernels.Any(kernel => kernel.Writes.Contains(value))
            ? new(value, columns, first, last)
            : new(value, columns, -1, Math.Max(last, 0));
    }

    private readonly record struct Lifetime(Value Value, int Columns, int First, int Last);
}
