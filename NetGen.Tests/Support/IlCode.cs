using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NetGen.Tests.Support;

/// <summary>One instruction of a method.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Token">What a call, or another instruction with a token, names; 0 for others.</param>
/// <param name="Targets">Where it may branch to.</param>
/// <param name="End">Where the next one starts.</param>
internal readonly record struct IlInstruction(OpCode Code, int Token, int[] Targets, int End);

/// <summary>Reads the instructions of methods.</summary>
internal static class IlCode
{
    private static readonly Dictionary<int, OpCode> OfOneByte = OfSize(1);

    /// <summary>Those that begin with 0xFE, by their second byte.</summary>
    private static readonly Dictionary<int, OpCode> OfTwoBytes = OfSize(2);

    /// <summary>The instructions of a body, in order.</summary>
    public static List<IlInstruction> Read(MethodBodyBlock body)
    {
        var il = body.GetILReader();
        var instructions = new List<IlInstruction>();
        while (il.RemainingBytes > 0)
        {
            var first = il.ReadByte();
            var code = first == 0xFE ? OfTwoBytes[il.ReadByte()] : OfOneByte[first];
            var token = 0;
            int[] distances = [];
            switch (code.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineBrTarget:
                    distances = [il.ReadInt32()];
                    break;
                case OperandType.ShortInlineBrTarget:
                    distances = [il.ReadSByte()];
                    break;
                case OperandType.InlineSwitch:
                    distances = new int[il.ReadInt32()];
                    for (var i = 0; i < distances.Length; i++)
                        distances[i] = il.ReadInt32();
                    break;
                case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.ReadByte();
                    break;
                case OperandType.InlineVar:
                    il.ReadInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.ReadInt64();
                    break;
                case OperandType.InlineI or OperandType.ShortInlineR:
                    il.ReadInt32();
                    break;
                default:
                    token = il.ReadInt32();
                    break;
            }

            var end = il.Offset;
            instructions.Add(new(code, token, Array.ConvertAll(distances, distance => end + distance), end));
        }

        return instructions;
    }

    private static Dictionary<int, OpCode> OfSize(int size) => typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .Where(code => code.Size == size)
        .ToDictionary(code => code.Value & 0xFF);
}
