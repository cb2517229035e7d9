using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using NetGen.Tests.Support;

namespace NetGen.Tests.Kernels;

/// <summary>The instructions of one family of processors, which throw on every other.</summary>
public sealed class IntrinsicTests
{
    [Fact]
    public void A_type_that_uses_an_instruction_set_asks_for_it()
    {
        using var file = new PEReader(File.OpenRead(typeof(NetworkAttribute).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var uses = 0;
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            var calls = type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .SelectMany(method => IlCode.Read(file.GetMethodBody(method.RelativeVirtualAddress)))
                .Where(instruction => instruction.Code.OperandType == OperandType.InlineMethod)
                .Select(instruction => Intrinsic(metadata, instruction.Token))
                .OfType<(string Set, string Name)>().ToList();
            var used = calls.Where(call => call.Name != "get_IsSupported").Select(call => call.Set).Distinct().ToList();
            var asked = calls.Where(call => call.Name == "get_IsSupported").Select(call => call.Set);
            var missing = used.Except(asked).ToList();
            Assert.True(missing.Count == 0, $"{metadata.GetString(type.Name)} uses {string.Join(", ", missing)}.");
            uses += used.Count;
        }

        // Kernels have some; that none was found would say that the test looks in the wrong place.
        Assert.InRange(uses, 8, int.MaxValue);
    }

    /// <summary>The instruction set and the member that a token names, where it names such a member.</summary>
    private static (string Set, string Name)? Intrinsic(MetadataReader metadata, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind != HandleKind.MemberReference)
            return null;
        var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (member.Parent.Kind != HandleKind.TypeReference)
            return null;
        var name = FullName(metadata, (TypeReferenceHandle)member.Parent);
        var isProcessors = name.StartsWith("System.Runtime.Intrinsics.X86.", StringComparison.Ordinal)
            || name.StartsWith("System.Runtime.Intrinsics.Arm.", StringComparison.Ordinal);
        return isProcessors ? (name, metadata.GetString(member.Name)) : null;
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
