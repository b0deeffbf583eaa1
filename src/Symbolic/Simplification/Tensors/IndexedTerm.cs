using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>A factor of an indexed term: <c>base[indices]^exponent</c>.</summary>
internal sealed record IndexedFactor(Expr Base, Number Exponent, ImmutableArray<int> Indices)
{
    /// <summary>The power without its indices.</summary>
    public Expr Value => Exponent.IsOne ? Base : Expr.Pow(Base, Expr.Constant(Exponent));
}

/// <summary>
/// A product of factors with indices, summed over those that the output lacks. Products, quotients, powers, transposes, diagonals, ones and contractions
/// are all read as such terms; see <see cref="IndexedReader"/>.
/// </summary>
/// <param name="Coefficient">The number in front.</param>
/// <param name="Factors">The factors, none of them a number or ones.</param>
/// <param name="Output">The index of each axis of the value; one that stands twice is a diagonal.</param>
/// <param name="Dimensions">The length that each index runs over.</param>
internal sealed record IndexedTerm(Number Coefficient, ImmutableArray<IndexedFactor> Factors, ImmutableArray<int> Output, IReadOnlyList<Dimension> Dimensions)
{
    /// <summary>The shape of the value.</summary>
    public Shape Shape => Shape.Of([.. Output.Select(index => Dimensions[index])]);

    /// <summary>The indices that factors have and the output lacks.</summary>
    public IEnumerable<int> Summed => Factors.SelectMany(factor => factor.Indices).Distinct().Where(index => !Output.Contains(index));

    /// <summary>The term as one contraction, times its coefficient.</summary>
    public Expr ToExpr()
    {
        var operands = Factors.Select(factor => (factor.Value, factor.Indices)).ToList();
        ImmutableArray<int> lone = [.. Output.Distinct().Where(index => !Factors.Any(factor => factor.Indices.Contains(index)))];
        if (!lone.IsEmpty || operands.Count == 0) operands.Add((FillOp.Ones(Shape.Of([.. lone.Select(index => Dimensions[index])])), lone));
        var value = Contraction.Of(operands, Output);
        return Coefficient.IsOne ? value : Expr.Constant(Coefficient) * value;
    }

    /// <summary>The term with one factor replaced by a value of its shape, or one that broadcasts to it.</summary>
    public Expr With(IndexedFactor factor, Expr value)
    {
        var spread = Contraction.BroadcastTo(value, factor.Base.Shape);
        return (this with { Factors = Factors.Replace(factor, new(spread, Number.One, factor.Indices)) }).ToExpr();
    }

    /// <summary>
    /// Whether a summand of a factor does not vary along an index that the term sums and that one other matrix has at most, so that a sum over it alone is left. Between two
    /// matrices the summand would leave their product behind; and a chain of such factors would be distributed in as many ways as it has subsets.
    /// </summary>
    public bool IsConstantAlong(IndexedFactor factor, Expr summand)
    {
        var missing = factor.Indices.Length - summand.Shape.Rank;
        return factor.Indices.Where((index, axis) => IsSummed(index) && IsEnd(index, factor) && (axis < missing || !Structure.Varies(summand, axis - missing))).Any();
    }

    /// <summary>Whether a summand of a factor is an outer product of which the term sums one side against another factor.</summary>
    public bool IsTakenApart(IndexedFactor factor, Expr summand)
    {
        if (!Structure.IsOuter(summand) || summand.Shape.Rank != factor.Indices.Length) return false;
        return factor.Indices.Any(index => !Output.Contains(index) && Factors.Any(other => other != factor && other.Indices.Contains(index)));
    }

    private bool IsEnd(int index, IndexedFactor factor) => Factors.Count(other => other != factor && other.Indices.Length > 1 && other.Indices.Contains(index)) < 2;

    private bool IsSummed(int index) => !Output.Contains(index) && !Dimensions[index].IsOne;
}
