using System.Globalization;

namespace NetGen.Tests.Support;

/// <summary>
/// Reads a definition's text by itself: what the tests expect must not come from the reading that they test. It takes
/// lists of attributes and comments; values are literals, names of constants, types, and arrays of such.
/// </summary>
internal sealed class DefinitionText
{
    private readonly string _text;

    private int _at;

    private DefinitionText(string text) => _text = text;

    /// <summary>The attributes in order.</summary>
    /// <exception cref="FormatException">The text is no list of attributes.</exception>
    public static IReadOnlyList<DefinitionAttribute> Parse(string definition)
    {
        var text = new DefinitionText(definition);
        var attributes = new List<DefinitionAttribute>();
        while (text.Peek() != '\0')
        {
            text.Expect('[');
            attributes.AddRange(text.List(']', text.Attribute));
        }

        return attributes;
    }

    private DefinitionAttribute Attribute()
    {
        var name = Name().Split('.')[^1];
        var type = Take('<') ? TypeName() : null;
        var positional = new List<object>();
        var named = new Dictionary<string, object>();
        if (Take('('))
        {
            List(')', () =>
            {
                var value = Value();
                if (!Take('='))
                    positional.Add(value);
                else if (value is DefinitionMember argument)
                    named.Add(argument.Path, Value());
                else
                    throw Error("a name before '='");
                return value;
            });
        }

        return new(name, positional, named) { Type = type };
    }

    // What stands between the angle brackets of an attribute, the first of which has been read.
    private string TypeName()
    {
        var (from, depth) = (_at, 1);
        for (; depth > 0 && _at < _text.Length; _at++)
            depth += _text[_at] switch { '<' => 1, '>' => -1, _ => 0 };
        return depth == 0 ? _text[from..(_at - 1)] : throw Error("'>'");
    }

    private object Value()
    {
        var next = Peek();
        if (next == '"')
            return Text();
        if (char.IsAsciiDigit(next) || next is '-' or '.')
            return Number();
        if (Take('['))
            return List(']', Value);
        switch (Name())
        {
            case "true":
                return true;
            case "false":
                return false;
            case "typeof":
                Expect('(');
                var type = new DefinitionMember(Name());
                Expect(')');
                return type;
            case "nameof":
                Expect('(');
                var name = Name().Split('.')[^1];
                Expect(')');
                return name;
            case "new":
                if (Peek() != '[')
                    Name();
                Expect('[');
                Expect(']');
                Expect('{');
                return List('}', Value);
            case var path:
                return new DefinitionMember(path);
        }
    }

    // What is read before the closing character, after each of which a comma may stand.
    private List<T> List<T>(char closing, Func<T> read)
    {
        var items = new List<T>();
        while (!Take(closing))
        {
            items.Add(read());
            if (!Take(','))
            {
                Expect(closing);
                break;
            }
        }

        return items;
    }

    private string Text()
    {
        Expect('"');
        var from = _at;
        while (_at < _text.Length && _text[_at] is not ('"' or '\\'))
            _at++;
        var text = _text[from.._at];
        Expect('"');
        return text;
    }

    private object Number()
    {
        var from = _at;
        bool IsPart(char character) =>
            char.IsAsciiDigit(character) || character == '.'
            || (character is '-' or '+' && (_at == from || _text[_at - 1] is 'e' or 'E')) || character is 'e' or 'E';
        while (_at < _text.Length && IsPart(_text[_at]))
            _at++;
        var digits = _text.AsSpan(from, _at - from);
        if (_at < _text.Length && _text[_at] is 'f' or 'd')
            _at++;
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error("a number");
    }

    // A name, with dots.
    private string Name()
    {
        Peek();
        var from = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.'))
            _at++;
        return _at > from ? _text[from.._at] : throw Error("a name");
    }

    private void Expect(char character)
    {
        if (!Take(character))
            throw Error($"'{character}'");
    }

    private bool Take(char character)
    {
        if (Peek() != character)
            return false;
        _at++;
        return true;
    }

    // The next character that is neither space nor comment; zero at the end.
    private char Peek()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
                _at++;
            else if (_text.AsSpan(_at).StartsWith("//"))
                _at = _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;
            else
                return _text[_at];
        }

        return '\0';
    }

    private FormatException Error(string expected) =>
        new($"The definition needs {expected} at '{_text[Math.Min(_at, _text.Length)..]}': {_text}");
}
