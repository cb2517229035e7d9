using System.Globalization;

namespace NetGen.Analyzers.Model;

/// <summary>
/// A function as text, for metadata: its name, its displayed name, its parameters, and its program; separated by bars. A
/// parameter is its name, its type, its role and the bits of its value.
/// </summary>
internal static class FunctionSpecText
{
    private const char Parts = '|';
    private const char Items = ',';
    private const char Fields = ' ';

    public static string Write(FunctionSpec function) => string.Join(
        Parts.ToString(),
        function.Name,
        function.DisplayName,
        string.Join(Items.ToString(), function.Parameters.Select(Write)),
        ScalarProgramText.Write(function.Program));

    /// <summary>The function of a text; <see langword="null"/> where the text is not one, or of another version.</summary>
    public static FunctionSpec? Read(string text)
    {
        var parts = text.Split(Parts);
        if (parts.Length != 4)
            return null;
        var parameters = parts[2].Split(Items).Select(ReadParameter).ToList();
        if (parameters.Any(parameter => parameter is null) || ScalarProgramText.Read(parts[3], parameters.Count) is not { } program)
            return null;
        return new(parts[0], parts[1], parameters.OfType<FunctionParameter>().ToEquatableArray(), program);
    }

    private static string Write(FunctionParameter parameter) => string.Join(
        Fields.ToString(),
        parameter.Name,
        parameter.IsDouble ? "double" : "float",
        parameter.Role.ToString(),
        BitConverter.DoubleToInt64Bits(parameter.Value).ToString("X", CultureInfo.InvariantCulture));

    private static FunctionParameter? ReadParameter(string text)
    {
        var fields = text.Split(Fields);
        return fields.Length == 4 && fields[1] is "double" or "float"
            && Enum.TryParse<FunctionParameterRole>(fields[2], out var role)
            && long.TryParse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
                ? new(fields[0], fields[1] == "double", role, BitConverter.Int64BitsToDouble(bits))
                : null;
    }
}
