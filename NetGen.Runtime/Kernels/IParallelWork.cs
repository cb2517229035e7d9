using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Work in parts that do not depend on one another.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParallelWork
{
    /// <summary>Does one part.</summary>
    /// <param name="part">Which one, from 0.</param>
    void Run(int part);
}
