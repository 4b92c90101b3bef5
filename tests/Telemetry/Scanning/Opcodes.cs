using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace FeedRanking.Telemetry.Tests.Scanning;

/// <summary>Walks the instructions of a method body.</summary>
internal static class Opcodes
{
    private static readonly FrozenDictionary<ushort, OpCode> All = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => unchecked((ushort)code.Value));

    /// <summary>Every instruction with a metadata token: its code and the token.</summary>
    public static IEnumerable<(OpCode Code, int Token)> Tokens(MethodBodyBlock body)
    {
        var il = body.GetILReader();
        var found = new List<(OpCode, int)>();
        while (il.RemainingBytes > 0)
        {
            var code = Next(ref il);
            switch (code.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineString:
                    found.Add((code, il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var cases = il.ReadInt32();
                    il.Offset += 4 * cases;
                    break;
                default:
                    il.Offset += Length(code.OperandType);
                    break;
            }
        }

        return found;
    }

    private static OpCode Next(ref BlobReader il)
    {
        ushort value = il.ReadByte();
        return All[value == 0xFE ? (ushort)(0xFE00 | il.ReadByte()) : value];
    }

    private static int Length(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
