namespace NetGen.Analyzers.Model;

/// <summary>The optimizer of a definition. Each kind derives its own record in Optimizers/.</summary>
/// <param name="Position">The place of the optimizer's attribute among the NetGen attributes of the declaration, from 0.</param>
/// <param name="LearningRate">The learning rate that training starts with.</param>
internal abstract record OptimizerSpec(int Position, double LearningRate)
{
    /// <summary>The optimizer as the definition writes it: <c>Adam(LearningRate = 0.001)</c>.</summary>
    public abstract string Display { get; }
}
