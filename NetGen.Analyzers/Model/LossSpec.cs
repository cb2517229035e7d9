namespace NetGen.Analyzers.Model;

/// <summary>The loss of a definition. Each kind derives its own record in Losses/.</summary>
/// <param name="Position">The place of the loss's attribute among the NetGen attributes of the declaration, from 0.</param>
internal abstract record LossSpec(int Position)
{
    /// <summary>The loss as the definition writes it: <c>CrossEntropy</c>.</summary>
    public abstract string Display { get; }

    /// <summary>Whether a target may be a class index, one <see cref="int"/> an example.</summary>
    public virtual bool TakesClassIndex => false;
}
