namespace SymDiff.Compiling;

/// <summary>1 at the first winner of each group, 0 elsewhere.</summary>
/// <param name="groups">The operand's groups.</param>
/// <param name="isLargest">Whether the largest element wins, or the smallest.</param>
internal sealed class WinnerMaskKernel(ElementGroups groups, bool isLargest) : TensorKernel
{
    public override double Work(int size) => groups.Members;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        result.Clear();
        for (var group = 0; group < groups.Count; group++)
        {
            var winner = groups.Winner(tensor, group, isLargest);
            if (winner >= 0) result[winner] = T.One;
        }
    }
}
