using System.ComponentModel;

namespace NetGen;

/// <summary>
/// What a function that a network's attribute names computes, in the form that NetGen works on. It is written on the network,
/// for networks of other assemblies that have it as a layer: they see neither the function's source nor, where it is
/// private, the function.
/// </summary>
/// <param name="reference">The function as the network's attribute names it.</param>
/// <param name="function">The function: its name, parameters and program.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NetworkFunctionAttribute(string reference, string function) : Attribute
{
    /// <summary>The function as the network's attribute names it.</summary>
    public string Reference { get; } = reference;

    /// <summary>The function: its name, parameters and program.</summary>
    public string Function { get; } = function;
}
