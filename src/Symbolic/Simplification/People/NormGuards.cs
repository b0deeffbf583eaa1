using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Conditions n > 0 in front of a value that is divided by the norm n: people do not see them. No pattern can state this, because a norm has axes, and stands against the axes
/// that it was taken over in many ways.
/// </summary>
internal static class NormGuards
{
    /// <summary>The guards among the conditions that a mask is made of, each as what it excludes, and the conjunction of the others.</summary>
    public static (List<Expr> Guards, Expr? Others) Split(Expr mask, Expr value)
    {
        var guards = new List<Expr>();
        Expr? others = null;
        foreach (var condition in FactTable.Conjunction(mask).Reverse())
        {
            if (NormOf(condition) is { } norm && IsDivided(value, condition.Args[0])) guards.Add(Logic.NotEqual[norm, 0]);
            else others = others is null ? condition : Logic.And[others, condition];
        }
        return (guards, others);
    }

    /// <summary>Those guards without which a graph is not defined somewhere.</summary>
    public static IEnumerable<Expr> Needed(IEnumerable<Expr> guards, ReadOnlySpan<Expr> roots)
    {
        var divisors = Traversal.PostOrder([.. Traversal.PostOrder(roots).Select(node => node.Op.Requires(node)).OfType<Expr>()]).ToHashSet();
        return [.. guards.Where(guard => divisors.Contains(guard.Args[0]))];
    }

    /// <summary>The norm of a condition n > 0, whatever axes it is spread over.</summary>
    private static Expr? NormOf(Expr condition) =>
        condition.Op == Logic.Greater && condition.Args[1].Literal is { IsZero: true }
        && Read(condition.Args[0]) is { Coefficient.IsOne: true, Factors: [{ Base: { Op.IsNorm: true } norm, Exponent.IsOne: true }] } ? norm : null;

    /// <summary>Whether a value, or a term of it, has the norm as a divisor entry by entry.</summary>
    private static bool IsDivided(Expr value, Expr norm) => value.Op.IsSum ? value.ArgList.Any(term => HasDivisor(term, norm)) : HasDivisor(value, norm);

    private static bool HasDivisor(Expr value, Expr norm) => Read(value * norm) is { } term && term.Factors.Any(factor => factor.Base.Op.IsNorm && factor.Exponent.Sign > 0
        && term.Factors.Any(other => other.Base == factor.Base && other.Exponent.Sign < 0 && IsSamePlace(term, other, factor)));

    /// <summary>Whether two factors stand at the same indices; along an axis of length 1 there is one place only.</summary>
    private static bool IsSamePlace(IndexedTerm term, IndexedFactor a, IndexedFactor b) =>
        a.Indices.Zip(b.Indices).All(pair => pair.First == pair.Second || (term.Dimensions[pair.First].IsOne && term.Dimensions[pair.Second].IsOne));

    private static IndexedTerm? Read(Expr value) => new IndexedReader(_ => false).Read(value);
}
