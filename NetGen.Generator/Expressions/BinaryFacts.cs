namespace NetGen.Generator.Expressions;

/// <summary>All that is known of a function of two operands.</summary>
/// <param name="Tangent">
/// How fast the value y of the node moves while its operands move as fast as two tangents say, of which at least one is
/// not the constant 0.
/// </param>
/// <param name="Vector">
/// The call on vectors of type V, with <c>{0}</c> and <c>{1}</c> for the operands and <c>{T}</c> for the lane.
/// </param>
/// <param name="Scalar">The call on numbers: besides, <c>{M}</c> for the type with the usual functions.</param>
/// <param name="Evaluate">The value, for folding constants.</param>
internal sealed record BinaryFacts(
    Func<Binary, Expression, Expression, Expression, Expression> Tangent,
    string Vector,
    string Scalar,
    Func<double, double, double> Evaluate);
