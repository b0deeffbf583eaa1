using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>The root of the sum of squares. The elements are scaled by a power of two first, which is exact, so no square overflows or vanishes.</summary>
/// <param name="groups">The operand's groups.</param>
internal sealed class Norm2Kernel(ElementGroups groups) : TensorKernel
{
    /// <summary>A smaller power would have no finite inverse.</summary>
    private const int SmallestExponent = -1000;

    public override double Work(int size) => 2 * groups.Members;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        for (var group = 0; group < groups.Count; group++)
        {
            var largest = groups.Fold(tensor, group, new LargestMagnitude()).Value;
            result[group] = Precision.Round<T>(
                largest == 0 || !double.IsFinite(largest) ? largest : Scaled(tensor, group, Math.Max(SmallestExponent, Math.ILogB(largest))));
        }
    }

    private double Scaled<T>(ReadOnlySpan<T> tensor, int group, int exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Math.ScaleB(Math.Sqrt(groups.Fold(tensor, group, new SumOfSquares(Math.ScaleB(1, -exponent))).Value), exponent);
}
