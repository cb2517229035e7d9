using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>A loss of the user's: the mean of a function of each output and its target.</summary>
/// <param name="FunctionName">The function as the attribute names it.</param>
/// <param name="Function">The function; <see langword="null"/> where there is none, or an error in it.</param>
internal sealed record Loss(int Position, string FunctionName, FunctionSpec? Function) : LossSpec(Position)
{
    public static Loss Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("function", ""), attribute.Function?.Function);

    public override string Display => LossText.Of("Loss", this, ", " + FunctionName);
}
