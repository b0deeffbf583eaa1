namespace SymDiff.Compiling;

/// <summary>log(sum(exp(x))): the largest element is taken out first, so nothing overflows and the sum is at least 1.</summary>
/// <param name="groups">The operand's groups.</param>
internal sealed class LogSumExpKernel(ElementGroups groups) : TensorKernel
{
    public override double Work(int size) => 2 * groups.Members;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        for (var group = 0; group < groups.Count; group++)
        {
            var largest = groups.Fold(tensor, group, new Largest()).Value;
            result[group] = Precision.Round<T>(
                double.IsFinite(largest) ? largest + Math.Log(groups.Fold(tensor, group, new SumOfExponentials(largest)).Value) : largest);
        }
    }
}
