using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>The softmax or its logarithm; the largest element is taken out first, so nothing overflows.</summary>
/// <param name="groups">The operand's groups: each sums to 1.</param>
/// <param name="isLogarithm">Whether the logarithm is wanted, which has all its digits where the softmax vanishes.</param>
internal sealed class SoftmaxKernel(ElementGroups groups, bool isLogarithm) : TensorKernel
{
    public override double Work(int size) => 3 * groups.Members;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        for (var group = 0; group < groups.Count; group++)
        {
            var largest = groups.Fold(tensor, group, new Largest()).Value;
            var sum = groups.Fold(tensor, group, new SumOfExponentials(largest)).Value;
            if (isLogarithm) Write(new Logarithms<T>(result, largest, Math.Log(sum)), tensor, group);
            else Write(new Shares<T>(result, largest, sum), tensor, group);
        }
    }

    private void Write<T, TVisitor>(TVisitor writer, ReadOnlySpan<T> tensor, int group)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVisitor : struct, IVisitor, allows ref struct => groups.Visit(tensor, group, ref writer);

    private readonly ref struct Shares<T>(Span<T> result, double largest, double sum) : IVisitor
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Span<T> result = result;

        public void Visit(double element, int place) => result[place] = Precision.Round<T>(Math.Exp(element - largest) / sum);
    }

    private readonly ref struct Logarithms<T>(Span<T> result, double largest, double logarithm) : IVisitor
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Span<T> result = result;

        public void Visit(double element, int place) => result[place] = Precision.Round<T>(element - largest - logarithm);
    }
}
