using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// Writes the class that puts a generated network behind <see cref="IGraphNetwork"/>. What members the network has is
/// read from the definition's text, so one that it lacks is an error of the compilation.
/// </summary>
internal sealed class GraphAdapter
{
    private readonly DefinitionGraph _graph;

    private readonly string _network;

    private readonly string _element;

    private GraphAdapter(DefinitionGraph graph, string network) =>
        (_graph, _network, _element) = (graph, network, graph.IsDouble ? "double" : "float");

    private IEnumerable<int> Inputs => Enumerable.Range(0, _graph.Inputs.Count);

    private IEnumerable<int> Outputs => Enumerable.Range(0, _graph.Outputs.Count);

    private IEnumerable<int> NumberInputs => Inputs.Where(i => _graph.Inputs[i].Count is null);

    private IEnumerable<int> Losses => Enumerable.Range(0, _graph.Losses.Count);

    private bool HasLoss => _graph.Losses.Count > 0;

    private bool HasOptimizer => _graph.Optimizer is not null;

    public static string Source(NetworkDefinition definition, string fullName, string adapterNamespace) =>
        new GraphAdapter(definition.Graph, fullName).Source(adapterNamespace);

    private string Source(string adapterNamespace) =>
        $$"""
        namespace {{adapterNamespace}};

        using System;
        using System.Collections.Generic;
        using NetGen;
        using NetGen.Tests.Execution;

        internal sealed class GraphFactory : IGraphNetworkFactory
        {
            public IGraphNetwork Create(int seed) => new GraphAdapter(new {{_network}}(seed));

            public IGraphNetwork Create(NetworkOptions options) => new GraphAdapter(new {{_network}}(options));
        }

        internal sealed class GraphAdapter({{_network}} network) : IGraphNetwork
        {
            public bool IsDouble => {{(_graph.IsDouble ? "true" : "false")}};

            public IReadOnlyList<int[]> InputShapes => [{{Each(Inputs, i => $"{InputMember(i)}Shape.ToArray()")}}];

            public IReadOnlyList<int[]> OutputShapes => [{{Each(Outputs, i => $"{OutputMember(i)}Shape.ToArray()")}}];

            public int ParameterCount => {{_network}}.ParameterCount;

            public string Summary => {{_network}}.Summary;

            public NetworkParameters Parameters => network.Parameters;

            public double LearningRate
            {
                get {{Body(HasOptimizer, "network.LearningRate")}}
                set {{Body(HasOptimizer, $"network.LearningRate = ({_element})value")}}
            }

            public double[][] Predict(double[][] inputs)
            {
                var rows = inputs[0].Length / {{InputMember(0)}}Size;
                {{Each(Outputs, i => $"var output{i} = new {_element}[rows * {OutputMember(i)}Size];", " ")}}
                network.Predict({{InputArguments}}, {{Each(Outputs, i => $"output{i}")}});
                return [{{Each(Outputs, i => $"GraphValues.From<{_element}>(output{i})")}}];
            }

            public double[][] Forward(double[][] inputs)
            {
                {{Forward}}
                return [{{Each(Outputs, i => $"GraphValues.From<{_element}>(output{i})")}}];
            }

            public double Backward(GraphTargets targets) {{ByTargets(HasLoss, "Backward", "")}}

            public void BackwardFrom(double[][] outputGradients) => network.BackwardFrom({{GradientArguments}});

            public double[][] BackwardToInputs(double[][] outputGradients)
            {
                var rows = outputGradients[0].Length / {{OutputMember(0)}}Size;
                {{Each(NumberInputs, i => $"var gradient{i} = new {_element}[rows * {InputMember(i)}Size];", " ")}}
                network.BackwardFrom({{GradientArguments}}{{Each(NumberInputs, i => $", gradient{i}", "")}});
                return [{{Each(Inputs, InputGradient)}}];
            }

            public void Step() {{Body(HasOptimizer, "network.Step()")}}

            public double Step(double[][] inputs, GraphTargets targets)
                {{ByTargets(HasLoss && HasOptimizer, "Step", InputArguments + ", ")}}

            public double Evaluate(double[][] inputs, GraphTargets targets)
                {{ByTargets(HasLoss, "Evaluate", InputArguments + ", ")}}
        }
        """;

    private string InputArguments =>
        Each(Inputs, i => $"GraphValues.To<{(_graph.Inputs[i].Count is null ? _element : "int")}>(inputs[{i}])");

    private string GradientArguments => Each(Outputs, i => $"GraphValues.To<{_element}>(outputGradients[{i}])");

    private string Forward => _graph.Outputs.Count == 1
        ? $"var output0 = network.Forward({InputArguments});"
        : $"network.Forward({InputArguments}, {Each(Outputs, i => $"out var output{i}")});";

    private string InputMember(int input) => $"{_network}.{_graph.InputMember(input)}";

    private string OutputMember(int output) => $"{_network}.{_graph.OutputMember(output)}";

    private string InputGradient(int input) =>
        _graph.Inputs[input].Count is null ? $"GraphValues.From<{_element}>(gradient{input})" : "[]";

    // A call with targets, of the overload with class indices where the network has one and the targets are such.
    private string ByTargets(bool exists, string method, string inputs)
    {
        var values = $"network.{method}({inputs}{Targets(_ => _element)})";
        var indices = $"network.{method}({inputs}{Targets(loss => loss.TakesIndices ? "int" : _element)})";
        return Body(exists, _graph.HasIndexTarget ? $"targets.AreIndices ? {indices} : {values}" : values);
    }

    private string Targets(Func<DefinitionLoss, string> type) =>
        Each(Losses, i => $"GraphValues.To<{type(_graph.Losses[i])}>(targets.Values[{i}])");

    private static string Each(IEnumerable<int> indices, Func<int, string> text, string separator = ", ") =>
        string.Join(separator, indices.Select(text));

    private static string Body(bool exists, string call) =>
        exists ? $"=> {call};" : "=> throw new NotSupportedException();";
}
