using System.Globalization;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Layers;

/// <summary>
/// Options in the names of generated types, so that functions that differ have types that differ: a negative slope of
/// 0.2 makes <c>LeakyReLU0_2</c>.
/// </summary>
internal static class OptionName
{
    /// <summary>A function's name, with an option where it is not the default.</summary>
    public static string Of(string function, double option, double usual) => option == usual
        ? function
        : function + Literals.Double(option).Replace(".", "_").Replace("-", "Minus").Replace("+", "");

    /// <summary>A number as an equation shows it.</summary>
    public static string Text(double option) => option.ToString("R", CultureInfo.InvariantCulture);
}
