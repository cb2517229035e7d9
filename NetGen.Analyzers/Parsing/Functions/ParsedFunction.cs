using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>What a method is as a differentiable function.</summary>
/// <param name="Spec">
/// The function; <see langword="null"/> where a fault is an error, or the compiler itself has errors to report.
/// </param>
/// <param name="Faults">What is to be said about the method.</param>
/// <param name="Places">Where each fault is. They belong to the compilation, and are not part of the model.</param>
internal sealed record ParsedFunction(
    FunctionSpec? Spec, EquatableArray<FunctionFault> Faults, IReadOnlyList<Location> Places);

/// <summary>One thing to be said about a differentiable method.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="IsError">Whether the function cannot be differentiated.</param>
/// <param name="Arguments">The arguments of the diagnostic's message.</param>
/// <param name="IsOfAnother">
/// Whether it is inside another differentiable method, which this one calls and for which it is reported.
/// </param>
internal sealed record FunctionFault(
    string Id, bool IsError, EquatableArray<string> Arguments, bool IsOfAnother = false);
