namespace NetGen.Analyzers.Training;

/// <summary>A setting of training that concerns the whole network. Each kind derives its own record in this folder.</summary>
/// <param name="Position">The place of its attribute among the NetGen attributes of the declaration, from 0.</param>
internal abstract record TrainingSpec(int Position)
{
    /// <summary>The setting as the definition writes it: <c>ClipGradient(Norm = 1)</c>.</summary>
    public abstract string Display { get; }
}
