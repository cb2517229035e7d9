using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Analyzers.Parsing;

/// <summary>What is wrong with the declaration of a differentiable method.</summary>
internal static class SignatureFaults
{
    /// <summary>Whether a parameter is one that a function can have.</summary>
    public static bool IsNumber(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && IsNumber(parameter.Type);

    public static void Report(
        IMethodSymbol method, SyntaxNode declaration, MethodExecution execution, CancellationToken cancellation)
    {
        var name = MethodNames.Of(declaration);
        var quoted = MethodNames.Quoted(method);
        if (method.MethodKind != MethodKind.Ordinary)
            execution.Report(name, FaultText.NotOrdinary, quoted);
        else if (!method.IsStatic)
            execution.Report(name, FaultText.Instance, quoted);
        if (method.IsGenericMethod)
            execution.Report(name, FaultText.GenericMethod, quoted);
        if (method.IsAsync)
            execution.Report(name, FaultText.Asynchronous, quoted);
        else if (!IsNumber(method.ReturnType) || method.RefKind != RefKind.None)
            execution.Report(ReturnTypeOf(declaration) ?? name, FaultText.ReturnType, quoted);
        foreach (var parameter in method.Parameters)
        {
            if (IsNumber(parameter))
                continue;
            var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            var place = syntax is ParameterSyntax { Type: { } type } ? type.GetLocation() : name;
            var text = parameter.RefKind == RefKind.None ? FaultText.ParameterType : FaultText.ByReference;
            execution.Report(syntax is ParameterSyntax written && parameter.RefKind != RefKind.None
                ? written.GetLocation()
                : place, text, $"'{parameter.Name}'");
        }
    }

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static Location? ReturnTypeOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
        LocalFunctionStatementSyntax function => function.ReturnType.GetLocation(),
        _ => null,
    };
}
