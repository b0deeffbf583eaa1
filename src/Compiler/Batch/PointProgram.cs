namespace SymDiff.Compiling;

/// <summary>The interpreter, point by point.</summary>
internal sealed unsafe class PointProgram(Schedule schedule, bool[] isFixed) : BatchProgram
{
    private readonly Interpreter interpreter = new(schedule);

    public override void Run(nint streams, nint first, int count)
    {
        var table = (double**)streams;
        var scratch = interpreter.Rent();
        for (var point = first; point < first + count; point++)
        {
            for (var input = 0; input < isFixed.Length; input++) scratch[input] = table[input][isFixed[input] ? 0 : point];
            interpreter.Run(scratch);
            for (var output = 0; output < schedule.Outputs.Length; output++) table[isFixed.Length + output][point] = scratch[interpreter.FirstOutput + output];
        }
        ScratchProgram.Return(scratch);
    }
}
