namespace SymDiff.Compiling;

/// <summary>Tensors side by side along one axis: concatenated or stacked.</summary>
/// <param name="outer">Number of elements of the axes before the joined one.</param>
/// <param name="blocks">For each operand, the number of elements that stand together: its length along the axis times the axes behind.</param>
internal sealed class JoinKernel(int outer, int[] blocks) : TensorKernel
{
    private readonly int row = blocks.Sum();

    public override double Work(int size) => 0;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var place = 0;
        for (var operand = 0; operand < blocks.Length; place += blocks[operand], operand++)
        {
            var tensor = operands[operand];
            var block = blocks[operand];
            for (var i = 0; i < outer; i++) tensor.Slice(i * block, block).CopyTo(result.Slice((i * row) + place, block));
        }
    }
}
