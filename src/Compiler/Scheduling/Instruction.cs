namespace SymDiff.Compiling;

/// <summary>One step of a schedule: an operation on earlier steps, an input or a constant.</summary>
/// <param name="Kernel">The operation; null for an input or a constant.</param>
/// <param name="FirstOperand">Where the operands begin in the schedule's list.</param>
/// <param name="OperandCount">Number of operands.</param>
/// <param name="Input">Position among the inputs, or -1.</param>
/// <param name="Value">Value of a constant.</param>
internal readonly record struct Instruction(Kernel? Kernel, int FirstOperand, int OperandCount, int Input, double Value)
{
    public bool IsInput => Input >= 0;

    public bool IsConstant => Kernel is null && Input < 0;

    public static Instruction OfInput(int input) => new(null, 0, 0, input, 0);

    public static Instruction OfConstant(double value) => new(null, 0, 0, -1, value);
}
