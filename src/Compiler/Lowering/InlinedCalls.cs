using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace SymDiff.Compiling;

/// <summary>Counts the calls that are inlined with a function: what the JIT's limit for one body is spent on.</summary>
internal static class InlinedCalls
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly ConcurrentDictionary<MethodInfo, int> Known = new();

    /// <summary>The calls in the code of a generic method and of the methods of ours that it calls.</summary>
    public static int Of(MethodInfo method) => Known.GetOrAdd(method, Count);

    private static int Count(MethodInfo method)
    {
        var count = 1;
        var il = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[unchecked((short)((il[at] << 8) | il[at + 1]))] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod) count += OfCall(method, BitConverter.ToInt32(il, at));
            at += SizeOf(code.OperandType, il, at);
        }
        return count;
    }

    private static int OfCall(MethodInfo caller, int token) =>
        caller.Module.ResolveMethod(token, null, caller.GetGenericArguments()) is MethodInfo { IsGenericMethod: true, IsVirtual: false } called && called.Module == caller.Module
            ? Of(called.GetGenericMethodDefinition()) : 1;

    private static int SizeOf(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
