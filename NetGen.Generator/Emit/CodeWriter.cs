using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes indented lines, ended by a line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines; text of several lines keeps its own indentation below the current one.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', 4 * _depth).Append(line);
            _text.Append('\n');
        }

        return this;
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
