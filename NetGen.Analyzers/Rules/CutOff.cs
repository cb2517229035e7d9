using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Trainable parameters that no gradient of a loss reaches, and why.</summary>
/// <param name="Blockers">
/// The layers that pass no gradient on, in order: from the parameters' layers on, each until the one whose own output has a
/// gradient.
/// </param>
/// <param name="Parameters">The parameters, in order.</param>
/// <param name="Layers">Their layers.</param>
internal sealed record CutOff(
    EquatableArray<LayerSpec> Blockers, EquatableArray<ParameterSpec> Parameters, EquatableArray<LayerSpec> Layers)
{
    private const int Shown = 4;

    /// <summary>The parameters as a message shows them: the first few, and how many more.</summary>
    public string ParameterNames
    {
        get
        {
            var names = string.Join(", ", Parameters.Take(Shown).Select(parameter => parameter.Name));
            return Parameters.Count > Shown ? $"{names} and {Text.Of(Parameters.Count - Shown)} more" : names;
        }
    }

    /// <summary>
    /// The other layers in the way and those cut off. Those of a network that is a layer have the place of its attribute.
    /// </summary>
    public EquatableArray<Place> PlacesBesideTheFirst => Blockers.Skip(1).Concat(Layers)
        .Select(layer => layer.Position).Distinct()
        .Where(position => position != Blockers[0].Position)
        .Select(position => Place.OfAttribute(position)).ToEquatableArray();

    /// <summary>
    /// What no gradient reaches in a network that is to be trained and whose layers are all right, grouped by what cuts it
    /// off. Every way from a layer ends at an output, so something does.
    /// </summary>
    public static IEnumerable<CutOff> Of(Definition definition)
    {
        if (definition.Losses.Count == 0 && definition.Optimizer is null)
            return [];
        var reached = GradientReach.Of(definition.Spec);
        var trained = GradientReach.Trained(definition.Spec);
        return
            from shaped in definition.Shapes.Layers
            where shaped.Layer.SharesWith is null && !trained.Contains(shaped.Layer.Name)
            let parameters = shaped.Parameters.Where(parameter => parameter.IsTrainable).ToList()
            where parameters.Count > 0
            group (shaped.Layer, parameters) by BlockersAfter(definition, shaped.Layer, reached) into cut
            select new CutOff(
                cut.Key,
                cut.SelectMany(part => part.parameters).ToEquatableArray(),
                cut.Select(part => part.Layer).ToEquatableArray());
    }

    /// <summary>Whether a gradient reaches any trainable parameter.</summary>
    public static bool LeavesAny(Definition definition)
    {
        var trained = GradientReach.Trained(definition.Spec);
        return definition.Shapes.Layers.Any(shaped =>
            trained.Contains(shaped.Layer.Name) && shaped.Parameters.Any(parameter => parameter.IsTrainable));
    }

    /// <summary>What is the matter with some layers: <c>'sign1' has no derivative</c>.</summary>
    public static string Reason(IReadOnlyList<LayerSpec> blockers)
    {
        var names = blockers.Select(layer => $"'{layer.Name}'").ToList();
        var isOne = names.Count == 1;
        var subject = isOne ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
        return blockers.All(layer => layer is StepLayer)
            ? $"{subject} {(isOne ? "has" : "have")} no derivative"
            : $"{subject} {(isOne ? "passes" : "pass")} no gradient on";
    }

    /// <summary>What can be done about some layers.</summary>
    public static string WayOut(IReadOnlyList<LayerSpec> blockers)
    {
        var it = blockers.Count == 1 ? "it" : "them";
        var train = !blockers.All(layer => layer is StepLayer) ? $"replace {it}"
            : blockers.Any(layer => layer is ArgMax { OneHot: false })
                ? $"set OneHot = true and StraightThrough = true to train through {it}"
            : $"set StraightThrough = true to train through {it}";
        if (blockers.All(layer => layer.IsInlined))
            return $"{train} in its own network, or freeze what stands before {it} by [Layer<T>(Frozen = true)]";
        return $"{train}, apply {it} to what Predict returns instead, or put what stands before {it} into a network of its "
            + "own that is used by [Layer<T>(Frozen = true)]";
    }

    private static EquatableArray<LayerSpec> BlockersAfter(
        Definition definition, LayerSpec owner, EquatableArray<bool> reached)
    {
        var nodes = definition.Nodes;
        var onTheWay = new bool[nodes.Count];
        var blockers = new List<LayerSpec>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var (layer, wires) = nodes[i];
            var isOwn = ReferenceEquals(layer, owner) || layer.SharesWith == owner.Name;
            var reads = wires.Any(wire => wire.Source.Kind == SourceKind.Layer && onTheWay[wire.Source.Index]);
            if (reads && !layer.PassesGradient)
                blockers.Add(layer);
            onTheWay[i] = (isOwn || reads) && !reached[i];
        }

        return blockers.ToEquatableArray();
    }
}
