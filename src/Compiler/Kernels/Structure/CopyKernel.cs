namespace SymDiff.Compiling;

/// <summary>
/// Copies elements from one walk to another: slices, reversals, padding. What the walk over the result does not reach is 0.
/// </summary>
/// <param name="shape">The elements that are copied.</param>
/// <param name="from">The walk over the operand.</param>
/// <param name="to">The walk over the result.</param>
internal sealed class CopyKernel(int[] shape, Walk from, Walk to) : TensorKernel
{
    private readonly LoopNest nest = new(shape, from, to);

    public override double Work(int size) => 0;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        result.Clear();
        for (var more = nest.Start(); more; more = nest.Next())
        {
            var (source, target) = (nest[0], nest[1]);
            for (var i = 0; i < nest.LineLength; i++) result[target[i]] = tensor[source[i]];
        }
    }
}
