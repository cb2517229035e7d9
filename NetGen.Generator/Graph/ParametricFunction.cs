using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Graph;

/// <summary>An elementwise function with trained numbers, with its backward pass.</summary>
/// <param name="Name">The name of the generated type.</param>
/// <param name="Equation">The function as a reader expects it.</param>
/// <param name="Derivatives">Its derivatives as a reader expects them.</param>
/// <param name="Numbers">The numbers.</param>
/// <param name="Forward">y, from <c>x</c> and the numbers.</param>
/// <param name="Slope"><c>∂y/∂x</c>, from the same.</param>
/// <param name="IsTotal">
/// Whether <c>y</c> and the slopes are finite for every finite <c>x</c>; what pads a batch must be kept so.
/// </param>
internal sealed record ParametricFunction(
    string Name,
    string Equation,
    string Derivatives,
    EquatableArray<TrainedNumber> Numbers,
    Expression Forward,
    Expression Slope,
    bool IsTotal = true)
{
    /// <inheritdoc cref="ActivationFunction.IsFlat"/>
    public bool IsFlat { get; init; }

    /// <summary>The variable that stands for a number.</summary>
    public static Expression Number(int index) => Scalar.Variable(NumberName(index));

    /// <summary>The name of that variable.</summary>
    public static string NumberName(int index) => "p" + Literals.Int(index);
}

/// <summary>A trained number of a function.</summary>
/// <param name="Name">Its name, for the reader.</param>
/// <param name="Slope"><c>∂y/∂p</c>, from x and the numbers.</param>
internal sealed record TrainedNumber(string Name, Expression Slope);
