using System.Collections.Immutable;

namespace SymDiff.Simplification;

/// <summary>A matrix and its inverse, one behind the other: their product is the identity, which makes their outer indices one.</summary>
internal static class InversePairs
{
    /// <summary>The term without such pairs.</summary>
    /// <param name="term">The term.</param>
    /// <param name="removed">Is told each inverse that is gone.</param>
    public static IndexedTerm Cancel(IndexedTerm term, Action<Expr> removed)
    {
        while (Step(term, removed) is { } next) term = next;
        return term;
    }

    private static IndexedTerm? Step(IndexedTerm term, Action<Expr> removed)
    {
        foreach (var inverse in term.Factors)
        {
            if (inverse is not { Exponent.IsOne: true, Indices.Length: 2 } || inverse.Base.Op.InverseOf(inverse.Base) is not { } matrix) continue;
            foreach (var factor in term.Factors)
            {
                if (factor.Base != matrix || !factor.Exponent.IsOne || (Joined(term, inverse, factor) ?? Joined(term, factor, inverse)) is not { } joined) continue;
                removed(inverse.Base);
                return joined;
            }
        }
        return null;
    }

    /// <summary>The term without two factors of which the first ends where the second begins, if nothing else stands there.</summary>
    private static IndexedTerm? Joined(IndexedTerm term, IndexedFactor first, IndexedFactor second)
    {
        var (from, between, to) = (first.Indices[0], first.Indices[1], second.Indices[1]);
        var others = term.Factors.Remove(first).Remove(second);
        if (between != second.Indices[0] || from == between || to == between || term.Output.Contains(between) || others.Any(factor => factor.Indices.Contains(between)))
            return null;
        var result = term with { Factors = [.. others.Select(factor => factor with { Indices = Renamed(factor.Indices) })], Output = Renamed(term.Output) };
        return result.Output.Contains(from) || result.Factors.Any(factor => factor.Indices.Contains(from))
            ? result : result with { Factors = result.Factors.Add(new(term.Dimensions[from].ToExpr(), Number.One, [])) };

        ImmutableArray<int> Renamed(ImmutableArray<int> indices) => [.. indices.Select(index => index == to ? from : index)];
    }
}
