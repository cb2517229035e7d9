using NetGen.Tests.Support;
using static TorchSharp.torch;

namespace NetGen.Golden;

/// <summary>The penalties of a network's parameters, λ Σ|w| and λ Σ w², of layers and of the whole network.</summary>
internal sealed class TorchPenalties
{
    private readonly List<(double Factor, Func<Tensor, Tensor> Sum, Tensor Tensor)> _terms = [];

    public TorchPenalties(DefinitionGraph graph, TorchParameters parameters)
    {
        foreach (var layer in graph.Layers)
        {
            var weights = parameters.All
                .Where(parameter => parameter.Layer == layer.Name && parameter.Role == ParameterRole.Weight).ToList();
            Add("L1", layer.Attribute.Number("L1", 0), weights);
            Add("L2", layer.Attribute.Number("L2", 0), weights);
        }

        foreach (var attribute in graph.Training.Where(attribute => attribute.Name is "L1" or "L2"))
        {
            Add(attribute.Name, attribute.NumberAt(0), parameters.All.Where(parameter => parameter.Role switch
            {
                ParameterRole.Weight => true,
                ParameterRole.Bias => attribute.Flag("Biases", false),
                ParameterRole.Normalization => attribute.Flag("Normalization", false),
                _ => false,
            }));
        }
    }

    public Tensor Sum(ScalarType type)
        => _terms.Aggregate(zeros([], type), (sum, term) => sum + (term.Sum(term.Tensor) * term.Factor));

    private void Add(string kind, double factor, IEnumerable<TorchParameter> parameters)
    {
        Func<Tensor, Tensor> sum = kind == "L1" ? w => w.abs().sum() : w => w.square().sum();
        if (factor != 0)
            _terms.AddRange(parameters.Select(parameter => (factor, sum, parameter.Tensor)));
    }
}
