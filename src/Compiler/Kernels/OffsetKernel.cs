namespace SymDiff.Compiling;

/// <summary>Adds one line to all lines of a tensor.</summary>
internal sealed class OffsetKernel : TensorKernel
{
    public override bool CanOverwrite(int operand, int result) => operand == 0;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var line = operands[1];
        operands[0].CopyTo(result);
        for (; !result.IsEmpty; result = result[line.Length..]) LineMath.AddScaled(T.One, line, result[..line.Length]);
    }
}
