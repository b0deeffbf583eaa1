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
    private readonly bool clears, sets;

    /// <param name="factors">What is multiplied; without any, every product is 1.</param>
    /// <param name="result">What is summed up; elements that no index reaches, beside a diagonal for instance, are 0.</param>
    /// <param name="extents">The length of every index.</param>
    /// <param name="fixedAt">Indices that take one value only.</param>
    public ContractionKernel(
        IReadOnlyList<IndexedTensor> factors, IndexedTensor result, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt)
    {
        this.factors = factors.Count;
        IndexedTensor[] tensors = [result, .. factors];
        var loops = ContractionLoop.All(tensors, extents, fixedAt);
        sets = !loops.Exists(loop => loop.IsSummed);
        clears = !sets || !ContractionLoop.Cover(loops, result);
        nest = ContractionLoop.Nest(
            [.. loops.OrderByDescending(loop => loop.FarSteps).ThenByDescending(loop => loop.C).ThenBy(loop => loop.Extent)],
            ContractionLoop.Starts(tensors, fixedAt));
    }

    public override double Work(int size) => sets && factors == 1 ? 0 : nest.Count;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        if (clears) result.Clear();
        ReadOnlySpan<T> x = factors > 0 ? operands[0] : default, y = factors > 1 ? operands[1] : default;
        for (var more = nest.Start(); more; more = nest.Next())
            switch (factors)
            {
                case 0:
                    Count(result, nest[0]);
                    break;
                case 1 when sets:
                    LineMath.Copy(x, nest[1], result, nest[0], nest.LineLength);
                    break;
                case 1:
                    LineMath.Add(x, nest[1], result, nest[0], nest.LineLength);
                    break;
                default:
                    if (sets) LineMath.Clear(result, nest[0], nest.LineLength);
                    LineMath.AddProducts(x, nest[1], y, nest[2], result, nest[0], nest.LineLength);
                    break;
            }
    }

    private void Count<T>(Span<T> result, Line line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < nest.LineLength; i++) result[line[i]] = sets ? T.One : result[line[i]] + T.One;
    }
}
