using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>
/// RMSProp (Hinton 2012), centered (Graves 2013) and with momentum where asked: between one and three values are kept.
/// </summary>
internal static class RMSPropRule
{
    public static UpdateRule Of(RMSProp prop)
    {
        var gradient = UpdateRule.Decayed(prop.WeightDecay);
        var (square, mean, velocity) =
            (Scalar.Variable("square"), Scalar.Variable("mean"), Scalar.Variable("velocity"));
        var equations = new List<string> { "v ← α v + (1 − α) g²" };
        var state = new List<StateValue>
        {
            new("square", RunningValue.Fading(prop.Alpha, square, (1 - prop.Alpha) * (gradient * gradient))),
        };

        var (spread, root) = (square, "√v");
        if (prop.Centered)
        {
            // A variance is never negative, but rounding of the difference may be.
            (spread, root) = (Scalar.Max(0, square - (mean * mean)), "√(v − a²)");
            equations.Add("a ← α a + (1 − α) g");
            state.Add(new("mean", RunningValue.Mean(prop.Alpha, mean, gradient)));
        }

        var change = gradient / (Scalar.Sqrt(spread) + prop.Epsilon);
        if (prop.Momentum != 0)
        {
            equations.Add($"b ← μ b + g / ({root} + ε)");
            state.Add(new("velocity", RunningValue.Fading(prop.Momentum, velocity, change)));
            change = velocity;
        }

        equations.Add(prop.Momentum != 0 ? "w ← w − η b" : $"w ← w − η g / ({root} + ε)");
        return new(
            "RMSProp",
            UpdateRule.WithDecay(prop.WeightDecay, [.. equations]),
            [new("learningRate", UpdateRule.LearningRate)],
            state.ToEquatableArray(),
            UpdateRule.Weight - (UpdateRule.LearningRate * change));
    }
}
