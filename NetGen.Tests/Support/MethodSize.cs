using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Support;

/// <summary>How much code a method is, by what the JIT looks at before it compiles it.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">The bytes of its IL.</param>
/// <param name="Instructions">Its instructions.</param>
/// <param name="Blocks">Its basic blocks: the runs of instructions without a way in or out.</param>
/// <param name="Locals">Its local variables.</param>
internal sealed record MethodSize(string Type, string Name, int Bytes, int Instructions, int Blocks, int Locals)
{
    /// <summary>
    /// Whether it is within the limits beyond which the JIT does not optimise (its DEFAULT_MIN_OPTS_* constants).
    /// </summary>
    public bool IsOptimized => Bytes < 60_000 && Instructions < 20_000 && Blocks < 2_000 && Locals < 2_000;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Type}.{Name}: {Bytes} bytes of IL, {Instructions} instructions, {Blocks} basic blocks, {Locals} locals");

    /// <summary>The methods of an assembly that have code.</summary>
    public static IReadOnlyList<MethodSize> Read(byte[] image)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
        var metadata = file.GetMetadataReader();
        var sizes = new List<MethodSize>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            var (instructions, blocks) = Count(body);
            var locals = body.LocalSignature.IsNil
                ? 0
                : metadata.GetStandaloneSignature(body.LocalSignature)
                    .DecodeLocalSignature(new Names(), genericContext: null).Length;
            var type = FullName(metadata, method.GetDeclaringType());
            var name = metadata.GetString(method.Name);
            sizes.Add(new(type, name, body.GetILReader().Length, instructions, blocks, locals));
        }

        return sizes;
    }

    private static string FullName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{FullName(metadata, outer)}+{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static (int Instructions, int Blocks) Count(MethodBodyBlock body)
    {
        var starts = new HashSet<int> { 0 };
        foreach (var region in body.ExceptionRegions)
        {
            starts.UnionWith([region.TryOffset, region.TryOffset + region.TryLength, region.HandlerOffset]);
            starts.Add(region.HandlerOffset + region.HandlerLength);
        }

        var instructions = IlCode.Read(body);
        foreach (var instruction in instructions)
        {
            starts.UnionWith(instruction.Targets);
            if (instruction.Targets.Length > 0
                || instruction.Code.FlowControl is FlowControl.Return or FlowControl.Throw)
            {
                starts.Add(instruction.End);
            }
        }

        starts.Remove(instructions[^1].End);
        return (instructions.Count, starts.Count);
    }

    /// <summary>Signatures are decoded for their length only.</summary>
    private sealed class Names : ISignatureTypeProvider<int, object?>
    {
        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => 0;

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

        public int GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => 0;
    }
}
