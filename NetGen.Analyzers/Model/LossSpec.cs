namespace NetGen.Analyzers.Model;

/// <summary>A loss of a definition. Each kind derives its own record in Losses/.</summary>
/// <param name="Position">The place of the loss's attribute among the NetGen attributes of the declaration, from 0.</param>
internal abstract record LossSpec(int Position)
{
    /// <summary>The loss as the definition writes it: <c>CrossEntropy</c>.</summary>
    public abstract string Display { get; }

    /// <summary>Whether a target may be a class index, one <see cref="int"/> an example.</summary>
    public virtual bool TakesClassIndex => false;

    /// <summary>The layer whose output it takes, as the definition names it; <see langword="null"/> for the last layer.</summary>
    public string? Of { get; init; }

    /// <summary>What the random numbers of its noise on targets are told apart by; <see cref="LayerSpec.Stream"/> has more.</summary>
    public int Stream { get; init; } = Position;

    /// <summary>The factor that it counts with in the network's loss.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The standard deviation of the noise on targets in training.</summary>
    public double TargetNoise { get; init; }
}
