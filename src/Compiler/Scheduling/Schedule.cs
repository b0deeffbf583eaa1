namespace SymDiff.Compiling;

/// <summary>
/// The work of one call in evaluation order, shared work once. Every step has a guard, the conditions under which somebody needs
/// its value; what compiles and what interprets reads the same schedule.
/// </summary>
internal sealed class Schedule
{
    private readonly Instruction[] instructions;
    private readonly int[] operands;

    internal Schedule(Instruction[] instructions, int[] operands, int[] outputs, int inputCount)
    {
        this.instructions = instructions;
        this.operands = operands;
        Outputs = outputs;
        InputCount = inputCount;
        Laziness = new(this);
    }

    /// <summary>Number of steps, inputs and constants included.</summary>
    public int Length => instructions.Length;

    /// <summary>Whether it calls no function that a user bound.</summary>
    public bool IsPure => Array.TrueForAll(instructions, instruction => instruction.Kernel?.IsPure != false);

    /// <summary>Number of arguments of the compiled function.</summary>
    public int InputCount { get; }

    /// <summary>The step that computes each output.</summary>
    public int[] Outputs { get; }

    public ref readonly Instruction this[int step] => ref instructions[step];

    /// <summary>The steps whose values a step reads.</summary>
    public ReadOnlySpan<int> OperandsOf(int step) => operands.AsSpan(instructions[step].FirstOperand, instructions[step].OperandCount);

    /// <summary>Whether one call computes the step and another one of the same operand and the same conditions.</summary>
    public bool AreJoint(int step, int other) =>
        this[step].Kernel?.Joint is { } joint && joint.Other.Equals(this[other].Kernel?.Function)
        && OperandsOf(step).SequenceEqual(OperandsOf(other)) && GuardOf(step) == GuardOf(other);

    /// <summary>The conditions under which the step must be computed.</summary>
    public Guard GuardOf(int step) => Laziness.Guards[step];

    /// <summary>What is computed only under conditions.</summary>
    public Laziness Laziness { get; }

    /// <summary>The same work in another order, in which every step comes after what it reads and after its conditions.</summary>
    public Schedule InOrder(IReadOnlyList<int> order)
    {
        var places = new int[Length];
        for (var place = 0; place < Length; place++) places[order[place]] = place;
        return new([.. order.Select(step => instructions[step])], Array.ConvertAll(operands, step => places[step]), Array.ConvertAll(Outputs, step => places[step]), InputCount);
    }

    /// <summary>How often each step is read, outputs counting once more.</summary>
    public int[] UseCounts()
    {
        var uses = new int[Length];
        foreach (var operand in operands) uses[operand]++;
        foreach (var output in Outputs) uses[output]++;
        return uses;
    }
}
