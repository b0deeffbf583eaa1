namespace SymDiff.Compiling;

/// <summary>Runs a schedule step by step: what compiled code is compared with, and what runs where code cannot be made.</summary>
internal sealed class Interpreter(Schedule schedule) : ScratchProgram(schedule.InputCount, schedule.Outputs.Length)
{
    private readonly int first = schedule.InputCount + schedule.Outputs.Length;

    protected override int Length => first + schedule.Length;

    public override void Run(double[] scratch)
    {
        var values = scratch.AsSpan(first, schedule.Length);
        for (var step = 0; step < values.Length; step++)
        {
            ref readonly var instruction = ref schedule[step];
            if (instruction.Kernel is { } kernel) Step(kernel, step, values);
            else values[step] = instruction.IsInput ? scratch[instruction.Input] : instruction.Value;
        }
        for (var i = 0; i < schedule.Outputs.Length; i++) scratch[FirstOutput + i] = values[schedule.Outputs[i]];
    }

    private void Step(Kernel kernel, int step, Span<double> values)
    {
        for (var guard = schedule.GuardOf(step); guard.Parent is not null; guard = guard.Parent)
            if (values[guard.Condition] != 0 != guard.Holds) return;
        var operands = schedule.OperandsOf(step);
        Span<double> read = stackalloc double[operands.Length];
        for (var i = 0; i < read.Length; i++) read[i] = values[operands[i]];
        values[step] = kernel.Run(read);
    }
}
