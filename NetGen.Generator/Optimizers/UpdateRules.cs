using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;

namespace NetGen.Generator.Optimizers;

/// <summary>What every kind of optimizer becomes: the one list that a new one is added to.</summary>
internal static class UpdateRules
{
    private static readonly Dictionary<Type, Func<OptimizerSpec, UpdateRule>> Builders = new()
    {
        [typeof(Sgd)] = optimizer => SgdRule.Of((Sgd)optimizer),
        [typeof(Adam)] = optimizer => AdamRule.Of((Adam)optimizer),
        [typeof(AdamW)] = optimizer => AdamRule.Of((AdamW)optimizer),
        [typeof(RMSProp)] = optimizer => RMSPropRule.Of((RMSProp)optimizer),
        [typeof(AdaGrad)] = optimizer => AdaGradRule.Of((AdaGrad)optimizer),
    };

    public static UpdateRule Of(OptimizerSpec optimizer) => Builders[optimizer.GetType()](optimizer);
}
