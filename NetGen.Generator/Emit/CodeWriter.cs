using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes indented lines, ended by a line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private const int Width = 120;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>
    /// Writes lines; text of several lines keeps its own indentation below the current one. A comment, and documentation that
    /// begins with a tag, is wrapped where it is too long.
    /// </summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Replace("\r\n", "\n").Split('\n'))
            Wrap(line);
        return this;
    }

    /// <summary>Writes a line as it is, however long: one with text in quotes, which must not be cut.</summary>
    public CodeWriter Whole(string line)
    {
        Append(line);
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
        else if (line.TrimStart().StartsWith("// ", StringComparison.Ordinal))
        {
            // A comment goes on below its first word.
            var slashes = line.IndexOf("//", StringComparison.Ordinal) + 2;
            var text = slashes + line.Substring(slashes).TakeWhile(char.IsWhiteSpace).Count();
            int space;
            while (line.Length > room && (space = line.LastIndexOf(' ', room)) > text)
            {
                Append(line.Substring(0, space));
                line = line.Substring(0, text) + line.Substring(space + 1);
            }
        }
        else if (line.Length > room && Arguments(line) is var (open, close) && close > open)
        {
            // The list of parameters or arguments that ends the line, one on each.
            var indentation = new string(' ', line.Length - line.TrimStart().Length + 4);
            Append(line.Substring(0, open + 1));
            var first = open + 1;
            foreach (var comma in Commas(line, open, close).Append(close))
            {
                var item = line.Substring(first, comma - first).Trim();
                Wrap(indentation + item + (comma == close ? line.Substring(close) : ","));
                first = comma + 1;
            }

            return;
        }

        Append(line);
    }

    /// <summary>The outermost parentheses that close last in a line of code; an empty range where there are none.</summary>
    private static (int Open, int Close) Arguments(string line)
    {
        var trimmed = line.TrimStart();
        if (trimmed.StartsWith("//", StringComparison.Ordinal) || trimmed.StartsWith("new(\"", StringComparison.Ordinal))
            return default;
        var close = line.LastIndexOf(')');
        var depth = 0;
        for (var i = close; i >= 0; i--)
        {
            depth += line[i] == ')' ? 1 : line[i] == '(' ? -1 : 0;
            if (depth == 0)
                return (i, close);
        }

        return default;
    }

    /// <summary>The commas of a list that are not inside another, or inside a text.</summary>
    private static IEnumerable<int> Commas(string line, int open, int close)
    {
        var depth = 0;
        var isInText = false;
        for (var i = open + 1; i < close; i++)
        {
            if (line[i] == '"' && line[i - 1] != '\\')
                isInText = !isInText;
            if (isInText)
                continue;

            // An arrow or a comparison is no bracket; generated code has neither in an argument.
            depth += line[i] is '(' or '<' or '[' ? 1 : line[i] is ')' or '>' or ']' ? -1 : 0;
            if (line[i] == ',' && depth == 0)
                yield return i;
        }
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
        line = line.TrimEnd();
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
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
