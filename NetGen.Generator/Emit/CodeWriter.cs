using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes indented lines, ended by a line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private const int Width = 120;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>
    /// Writes lines; text of several lines keeps its own indentation below the current one. Documentation that begins with
    /// a tag is wrapped where it is too long.
    /// </summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Replace("\r\n", "\n").Split('\n'))
            Wrap(line);
        return this;
    }

    private void Wrap(string line)
    {
        const string documentation = "/// ";
        var start = line.IndexOf(documentation, StringComparison.Ordinal) + documentation.Length;
        var room = Width - (4 * _depth);
        if (line.TrimStart().StartsWith(documentation + "<", StringComparison.Ordinal))
        {
            int space;
            while (line.Length > room && (space = LastSpaceOutsideTags(line, room)) > start)
            {
                Append(line.Substring(0, space));
                line = line.Substring(0, start) + line.Substring(space + 1);
            }
        }

        Append(line);
    }

    private static int LastSpaceOutsideTags(string line, int end)
    {
        var space = -1;
        var isInTag = false;
        for (var i = 0; i <= end; i++)
        {
            isInTag = line[i] == '<' || (isInTag && line[i] != '>');
            if (line[i] == ' ' && !isInTag)
                space = i;
        }

        return space;
    }

    private void Append(string line)
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line.TrimEnd());
        _text.Append('\n');
    }

    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);
        return this;
    }

    /// <summary>Opens a brace, and all that follows is one level deeper.</summary>
    public CodeWriter Open(string header = "")
    {
        if (header.Length > 0)
            Line(header);
        Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close()
    {
        _depth--;
        return Line("}");
    }

    public override string ToString() => _text.ToString();
}
