using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Optimizers;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's look-ahead where asked.</summary>
internal sealed record Sgd(int Position, double LearningRate, double Momentum, bool Nesterov)
    : OptimizerSpec(Position, LearningRate)
{
    public static Sgd Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("LearningRate", 0.01),
        attribute.Get("Momentum", 0.0),
        attribute.Get("Nesterov", false));

    public override string Display
    {
        get
        {
            var momentum = Momentum == 0 ? "" : ", Momentum = " + Momentum.ToString("R", CultureInfo.InvariantCulture);
            var nesterov = Nesterov ? ", Nesterov = true" : "";
            return $"Sgd(LearningRate = {LearningRate.ToString("R", CultureInfo.InvariantCulture)}{momentum}{nesterov})";
        }
    }
}
