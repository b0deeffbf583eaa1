using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>For each element of a group the product of the others: of those before it, from the beginning, and of those behind it, from the end.</summary>
internal sealed class OthersKernel : TensorKernel
{
    private readonly ElementGroups groups;
    private readonly double[] values, before;

    /// <param name="groups">The operand's groups; the result has the products of one after the other.</param>
    /// <param name="length">Number of elements of a group.</param>
    public OthersKernel(ElementGroups groups, int length) => (this.groups, values, before) = (groups, new double[length], new double[length]);

    public override double Work(int size) => 3.0 * size;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        for (var group = 0; group < groups.Count; group++)
        {
            var members = new Members(values);
            groups.Visit(tensor, group, ref members);
            Multiply(result.Slice(group * values.Length, values.Length));
        }
    }

    private void Multiply<T>(Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (product, isFinite) = (1.0, true);
        for (var i = 0; i < values.Length; i++)
        {
            (before[i], isFinite) = (product, isFinite && double.IsFinite(values[i]));
            product *= values[i];
        }
        product = 1;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            // what is 0 already stays it where the rest, finite numbers, would overflow
            result[i] = Precision.Round<T>(before[i] == 0 && isFinite ? before[i] : before[i] * product);
            product *= values[i];
        }
    }

    private struct Members(double[] values) : IVisitor
    {
        private int count;

        public void Visit(double element, int place) => values[count++] = element;
    }
}
