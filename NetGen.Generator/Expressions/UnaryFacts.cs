namespace NetGen.Generator.Expressions;

/// <summary>All that is known of a function of one operand.</summary>
/// <param name="Derivative">Its derivative, from the operand x and the value y.</param>
/// <param name="Vector">The call on vectors of type V, with <c>{0}</c> for the operand and <c>{T}</c> for the lane.</param>
/// <param name="Scalar">
/// The call on numbers: besides, <c>{M}</c> for the type with the usual functions and <c>{C}</c> for the conversion of a
/// double; <see langword="null"/> where <paramref name="Expansion"/> says it.
/// </param>
/// <param name="Evaluate">The value, for folding constants; <see langword="null"/> where that is not needed.</param>
/// <param name="Expansion">The function in terms of others, for targets that lack it.</param>
internal sealed record UnaryFacts(
    Func<Expression, Expression, Expression> Derivative,
    string Vector,
    string? Scalar,
    Func<double, double>? Evaluate,
    Func<Expression, Expression>? Expansion = null);
