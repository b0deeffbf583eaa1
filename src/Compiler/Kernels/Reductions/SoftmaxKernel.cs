namespace SymDiff.Compiling;

/// <summary>The softmax or its logarithm; the largest element is taken out first, so nothing overflows.</summary>
/// <param name="groups">The operand's groups: each sums to 1.</param>
/// <param name="isLogarithm">Whether the logarithm is wanted, which has all its digits where the softmax vanishes.</param>
internal sealed class SoftmaxKernel(ElementGroups groups, bool isLogarithm) : TensorKernel
{
    public override void Run(Operands operands, Span<double> result)
    {
        var tensor = operands[0];
        for (var group = 0; group < groups.Count; group++)
        {
            var largest = groups.Fold(tensor, group, new Largest()).Value;
            var sum = groups.Fold(tensor, group, new SumOfExponentials(largest)).Value;
            if (isLogarithm) Write(new Logarithms(result, largest, Math.Log(sum)), tensor, group);
            else Write(new Shares(result, largest, sum), tensor, group);
        }
    }

    private void Write<TVisitor>(TVisitor writer, ReadOnlySpan<double> tensor, int group)
        where TVisitor : struct, IVisitor, allows ref struct => groups.Visit(tensor, group, ref writer);

    private readonly ref struct Shares(Span<double> result, double largest, double sum) : IVisitor
    {
        private readonly Span<double> result = result;

        public void Visit(double element, int place) => result[place] = Math.Exp(element - largest) / sum;
    }

    private readonly ref struct Logarithms(Span<double> result, double largest, double logarithm) : IVisitor
    {
        private readonly Span<double> result = result;

        public void Visit(double element, int place) => result[place] = element - largest - logarithm;
    }
}
