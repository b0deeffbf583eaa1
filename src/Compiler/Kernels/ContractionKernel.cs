using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>
/// Einstein summation over at most two tensors: one loop an index. The innermost loop is the one that most tensors walk densely, so matrix products,
/// products with vectors, inner and outer products, sums, transposes and diagonals all become dots, scaled additions or copies of lines.
/// </summary>
internal sealed class ContractionKernel : TensorKernel
{
    private readonly LoopNest nest;
    private readonly int factors;

    /// <param name="factors">What is multiplied; without any, every product is 1.</param>
    /// <param name="result">What is summed up; elements that no index reaches, beside a diagonal for instance, are 0.</param>
    /// <param name="extents">The length of every index.</param>
    /// <param name="fixedAt">Indices that take one value only.</param>
    public ContractionKernel(
        IReadOnlyList<IndexedTensor> factors, IndexedTensor result, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt)
    {
        this.factors = factors.Count;
        IndexedTensor[] tensors = [result, .. factors];
        int[] loops = [.. extents.Keys.Where(index => !fixedAt.ContainsKey(index))];
        loops = [.. loops
            .OrderByDescending(index => tensors.Count(tensor => tensor.StrideOf(index) > 1))
            .ThenByDescending(result.StrideOf)
            .ThenBy(index => extents[index])];
        nest = new([.. loops.Select(index => extents[index])], [.. tensors.Select(Walk)]);

        Walk Walk(IndexedTensor tensor) =>
            new([.. loops.Select(tensor.StrideOf)], fixedAt.Sum(fix => fix.Value * tensor.StrideOf(fix.Key)));
    }

    public override double Work(int size) => nest.Count;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        result.Clear();
        for (var more = nest.Start(); more; more = nest.Next())
            switch (factors)
            {
                case 0:
                    Count(result, nest[0]);
                    break;
                case 1:
                    LineMath.Add(operands[0], nest[1], result, nest[0], nest.LineLength);
                    break;
                default:
                    LineMath.AddProducts(operands[0], nest[1], operands[1], nest[2], result, nest[0], nest.LineLength);
                    break;
            }
    }

    private void Count<T>(Span<T> result, Line line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < nest.LineLength; i++) result[line[i]]++;
    }
}
