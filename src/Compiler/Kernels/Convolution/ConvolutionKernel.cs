using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>
/// Convolution by its definition: the last axes of both operands and the result are spatial, and a relation of places says what is multiplied there; the
/// axes before carry indices as in a contraction.
/// </summary>
internal sealed class ConvolutionKernel : TensorKernel
{
    private readonly LoopNest channels;
    private readonly List<PlaceRun>[] spatial;

    /// <param name="left">The left operand; its indices stand for the axes before the spatial ones.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="result">The result.</param>
    /// <param name="relations">One relation a spatial axis.</param>
    public ConvolutionKernel(IndexedTensor left, IndexedTensor right, IndexedTensor result, IReadOnlyList<PlaceRelation> relations)
    {
        IndexedTensor[] tensors = [result, left, right];
        var loops = tensors.SelectMany(tensor => tensor.Indices.Zip(tensor.Extents, (index, extent) => (Index: index, Extent: extent)))
            .DistinctBy(loop => loop.Index).OrderByDescending(loop => result.StrideOf(loop.Index)).ToList();
        channels = new([.. loops.Select(loop => loop.Extent)], [.. tensors.Select(tensor => new Walk([.. loops.Select(loop => tensor.StrideOf(loop.Index))]))]);
        spatial = [.. relations.Select((relation, axis) => Runs(relation, axis - relations.Count))];

        List<PlaceRun> Runs(PlaceRelation relation, int axis) => relation.Runs(left.Length(axis), right.Length(axis), result.Length(axis))
            .ConvertAll(run => run.Scaled(left.Stride(axis), right.Stride(axis), result.Stride(axis)));
    }

    public override double Work(int size) => channels.Count * spatial.Aggregate(1.0, (count, runs) => count * runs.Sum(run => run.Length));

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        result.Clear();
        for (var more = channels.Start(); more; more = channels.Next())
            for (var i = 0; i < channels.LineLength; i++)
                Add(0, operands[0][channels[1][i]..], operands[1][channels[2][i]..], result[channels[0][i]..]);
    }

    /// <summary>Adds the products of one axis and those behind it.</summary>
    private void Add<T>(int axis, ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var run in spatial[axis])
        {
            if (axis == spatial.Length - 1)
                LineMath.AddProducts(left, run.Left, right, run.Right, result, run.Output, run.Length);
            else
                for (var i = 0; i < run.Length; i++) Add(axis + 1, left[run.Left[i]..], right[run.Right[i]..], result[run.Output[i]..]);
        }
    }
}
