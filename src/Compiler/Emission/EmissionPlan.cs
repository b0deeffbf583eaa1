using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>What the bodies of one function have in common.</summary>
/// <param name="Schedule">The whole work.</param>
/// <param name="Layout">Its division.</param>
/// <param name="Ports">Inputs and outputs.</param>
internal sealed record EmissionPlan(Schedule Schedule, Layout Layout, Ports Ports)
{
    /// <summary>From this many bodies on, the time to compile counts for more than single nanoseconds of a call.</summary>
    private const int ManyBodies = 8;

    /// <summary>Whether to spare the JIT work.</summary>
    public bool IsLong => Layout.BodyCount >= ManyBodies;

    /// <summary>What passes from body to body.</summary>
    public SlotPlan Slots { get; } = new(Layout, Schedule.Length, Ports.FirstSlot);

    /// <summary>The outputs of each step.</summary>
    public ILookup<int, int> Outputs { get; } = Enumerable.Range(0, Schedule.Outputs.Length).ToLookup(output => Schedule.Outputs[output]);

    /// <summary>Code of the steps that are nested and not used yet.</summary>
    public Expression?[] Nested { get; } = new Expression?[Schedule.Length];

    /// <summary>For every step, whether its value is the same in all steps of a loop; it is computed before the loop.</summary>
    public bool[] IsFixed { get; } = FindFixed(Schedule, Ports.FixedInputs);

    private static bool[] FindFixed(Schedule schedule, bool[]? inputs)
    {
        var isFixed = new bool[schedule.Length];
        for (var step = 0; step < isFixed.Length && inputs is not null; step++)
        {
            ref readonly var instruction = ref schedule[step];
            isFixed[step] = instruction.Kernel is null
                ? instruction.IsConstant || inputs[instruction.Input]
                : instruction.Kernel.IsPure && schedule.GuardOf(step) == Guard.Always && schedule.OperandsOf(step).ToArray().All(operand => isFixed[operand]);
        }
        return isFixed;
    }
}
