namespace SymDiff.Compiling;

/// <summary>One number of each group of elements.</summary>
/// <param name="groups">The operand's groups.</param>
/// <param name="empty">The fold before the first element.</param>
internal sealed class FoldKernel<TFold>(ElementGroups groups, TFold empty) : TensorKernel
    where TFold : struct, IFold
{
    public override double Work(int size) => groups.Members;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        for (var group = 0; group < groups.Count; group++) result[group] = Precision.Round<T>(groups.Fold(tensor, group, empty).Value);
    }
}
