namespace NetGen.Analyzers.Model;

/// <summary>Which name someone may have meant.</summary>
internal static class NearName
{
    /// <summary>The nearest of some names to one that is wrong; <see langword="null"/> where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        var near = names.OrderBy(candidate => Distance(candidate, name)).FirstOrDefault();
        return near is not null && Distance(near, name) <= (name.Length + 1) / 3 ? near : null;
    }

    /// <summary>The letters to change, add or leave out to make one name the other, whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        (left, right) = (Shorten(left), Shorten(right));
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }

    private static string Shorten(string name) => name.Substring(0, Math.Min(name.Length, 64)).ToLowerInvariant();
}
