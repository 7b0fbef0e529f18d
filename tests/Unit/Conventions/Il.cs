using System.Reflection;
using System.Reflection.Emit;

namespace LoketFunctions.Tests.Conventions;

/// <summary>One instruction; <paramref name="Operand"/> is the member, string or number it works with, or null.</summary>
internal sealed record Instruction(OpCode Code, object? Operand)
{
    /// <summary>The number that it loads, where it loads one.</summary>
    public int? Number => Code.Value switch
    {
        >= 0x15 and <= 0x1E => Code.Value - 0x16,
        0x1F or 0x20 => Convert.ToInt32(Operand, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>Reads what compiled methods do, for conventions that names and signatures do not show.</summary>
internal static class Il
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    public static IReadOnlyList<Instruction> Read(MethodBase method)
    {
        var instructions = new List<Instruction>();
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes)
            return instructions;
        for (var at = 0; at < bytes.Length;)
        {
            short value = bytes[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | bytes[at++]));
            var code = Codes[value];
            instructions.Add(new Instruction(code, OperandOf(method, code, bytes, at)));
            at += SizeOf(code, bytes, at);
        }

        return instructions;
    }

    /// <summary>
    /// The instructions of a method and of everything it reaches inside its own class: private methods, lambdas, and the state
    /// machines into which the compiler turns async methods.
    /// </summary>
    public static IReadOnlyList<Instruction> ReadReachable(MethodBase start)
    {
        var (seen, waiting, found) = (new HashSet<MethodBase>(), new Queue<MethodBase>([start]), new List<Instruction>());
        while (waiting.TryDequeue(out var method))
        {
            if (!seen.Add(method))
                continue;
            var instructions = Read(method);
            found.AddRange(instructions);
            foreach (var member in instructions.Select(instruction => instruction.Operand).OfType<MemberInfo>())
            {
                var type = member as Type ?? member.DeclaringType;
                if (type is null || Outermost(type) != Outermost(start.DeclaringType!))
                    continue;
                if (member is MethodBase called)
                    waiting.Enqueue(called);
                // A state machine is made where it starts, and runs in its own MoveNext.
                if (type.IsNested && type.GetMethod("MoveNext", All) is { } moveNext)
                    waiting.Enqueue(moveNext);
            }

            foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
            {
                if (local.LocalType.IsNested && Outermost(local.LocalType) == Outermost(start.DeclaringType!)
                    && local.LocalType.GetMethod("MoveNext", All) is { } moveNext)
                    waiting.Enqueue(moveNext);
            }
        }

        return found;
    }

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static object? OperandOf(MethodBase method, OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok =>
            method.Module.ResolveMember(
            BitConverter.ToInt32(bytes, at),
            method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null),
        OperandType.ShortInlineI => (sbyte)bytes[at],
        OperandType.InlineI => BitConverter.ToInt32(bytes, at),
        _ => null,
    };

    private static int SizeOf(OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
        _ => 4,
    };
}
