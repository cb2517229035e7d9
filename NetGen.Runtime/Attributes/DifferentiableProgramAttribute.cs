using System.ComponentModel;

namespace NetGen;

/// <summary>
/// What a differentiable method computes, in the form that NetGen works on. It is written beside the method's companion, for
/// networks of other assemblies, which do not have the method's source.
/// </summary>
/// <param name="function">The method's name.</param>
/// <param name="program">The program.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableProgramAttribute(string function, string program) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Function { get; } = function;

    /// <summary>The program.</summary>
    public string Program { get; } = program;
}
