using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Steps that are linear in products of factors with indices, none of them summed, as steps of some of the factors. Null where all indices would take part.</summary>
internal static class FactorSteps
{
    /// <summary>
    /// A mask over the last axes is one of the factors that have these indices. Others are multiplied behind it, and a masked entry is 0 though they may be infinite or undefined:
    /// so these are masked too, unless they are total.
    /// </summary>
    /// <param name="mask">0 where the value becomes 0.</param>
    /// <param name="term">The value.</param>
    /// <param name="isTotal">Whether a factor is finite wherever its variables are.</param>
    public static IndexedTerm? Masked(Expr mask, IndexedTerm term, Predicate<Expr> isTotal)
    {
        (mask, var own) = Narrowed(mask, term.Output[^mask.Shape.Rank..]);
        if (own.Distinct().Count() < own.Length) return null;
        var inside = term.Factors.Where(factor => factor.Indices.Intersect(own).Any() || !isTotal(factor.Base)).ToList();
        ImmutableArray<int> space = [.. inside.SelectMany(factor => factor.Indices).Except(own).Order(), .. own];
        if (space.Length == term.Output.Length) return null;
        var value = inside.Count == 0 ? 1 : Entrywise(term with { Coefficient = Number.One, Factors = [.. inside] }, space);
        return term with { Factors = [.. term.Factors.Except(inside),
            new(Contraction.BroadcastTo(Selection.Masked(mask, value), Shape.Of([.. space.Select(index => term.Dimensions[index])])), Number.One, space)] };
    }

    /// <summary>A mask that is written out over axes, without those on which it does not depend.</summary>
    private static (Expr Mask, ImmutableArray<int> Indices) Narrowed(Expr mask, ImmutableArray<int> indices) =>
        mask.Op is ContractOp && new IndexedReader(_ => true).Read(mask) is { Coefficient.IsOne: true, Factors: [{ Exponent.IsOne: true } only] } term
            && only.Indices.All(index => term.Output.Count(other => other == index) == 1)
            ? (only.Base, [.. only.Indices.Select(index => indices[term.Output.IndexOf(index)])])
            : (mask, indices);

    /// <summary>The sum of what the summands do not share, times what they share.</summary>
    /// <param name="shape">Shape of the sum.</param>
    /// <param name="summands">The summands, which broadcast to it.</param>
    public static IndexedTerm? Sum(Shape shape, IEnumerable<IndexedTerm> summands)
    {
        IndexedTerm[] terms = [.. summands.Select(term => Aligned(term, shape.Rank))];
        var output = terms[0].Output;
        if (!Array.TrueForAll(terms, term => term.Output.SequenceEqual(output))) return null;
        var shared = terms[0].Factors.Where(factor => Array.TrueForAll(terms, term => term.Factors.Any(other => IsSame(factor, other)))).ToList();
        IndexedTerm[] rests = Array.ConvertAll(terms, term => term with { Factors = [.. term.Factors.Where(factor => !shared.Exists(other => IsSame(factor, other)))] });
        ImmutableArray<int> space = [.. rests.SelectMany(Indices).Distinct().Order()];
        if (space.Length == shape.Rank) return null;
        var sum = Expr.Sum(Array.ConvertAll(rests, rest => Entrywise(rest, [.. space.SkipWhile(index => !Indices(rest).Contains(index))])));
        return new(Number.One, [.. shared, new(sum, Number.One, space)], output, shape.Axes.ToArray());
    }

    /// <summary>The term with each index named by the first axis that has it; the axes before its own have length 1.</summary>
    private static IndexedTerm Aligned(IndexedTerm term, int rank)
    {
        var before = rank - term.Output.Length;
        ImmutableArray<int> output = [.. Enumerable.Range(0, before), .. term.Output.Select(Named)];
        Dimension[] dimensions = [.. Enumerable.Repeat<Dimension>(1, before), .. term.Shape.Axes];
        return new(term.Coefficient, [.. term.Factors.Select(factor => factor with { Indices = [.. factor.Indices.Select(Named)] })], output, dimensions);

        int Named(int index) => before + term.Output.IndexOf(index);
    }

    private static bool IsSame(IndexedFactor factor, IndexedFactor other) => factor.Value == other.Value && factor.Indices.SequenceEqual(other.Indices);

    private static IEnumerable<int> Indices(IndexedTerm term) => term.Factors.SelectMany(factor => factor.Indices);

    /// <summary>The product with these indices as its axes; where broadcasting does the same, it is no contraction.</summary>
    private static Expr Entrywise(IndexedTerm term, ImmutableArray<int> axes)
    {
        var isAligned = term.Factors.All(factor => axes.AsSpan().EndsWith(factor.Indices.AsSpan()))
            && axes.Length == term.Factors.Select(factor => factor.Indices.Length).Prepend(0).Max();
        return isAligned ? Scaled(Expr.Constant(term.Coefficient), Expr.Product([.. term.Factors.Select(factor => factor.Value)])) : (term with { Output = axes }).ToExpr();
    }

    /// <summary>The product with a number.</summary>
    public static Expr Scaled(Expr number, Expr value) => number.Literal switch
    {
        { IsOne: true } => value,
        { } literal when literal.Equals(Number.MinusOne) => -value,
        _ => number * value,
    };
}
