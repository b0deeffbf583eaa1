using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>What unit vectors do in a term: two at one index agree or cancel it, one picks an operand out of a stack, and a lone one sums to 1.</summary>
internal static class UnitVectors
{
    /// <summary>The term without the unit vectors that can go.</summary>
    public static IndexedTerm Reduce(IndexedTerm term)
    {
        while (Step(term) is { } next) term = next;
        return term;
    }

    private static IndexedTerm? Step(IndexedTerm term)
    {
        foreach (var factor in term.Factors)
        {
            if (factor.Base.Op is not UnitOp unit) continue;
            if (!factor.Exponent.IsOne) return term with { Factors = term.Factors.Replace(factor, factor with { Exponent = Number.One }) };
            foreach (var other in term.Factors)
                if (other != factor && other.Indices.Contains(factor.Indices[0]) && Meet(term, factor, unit, other) is { } met) return met;
            if (!term.Output.Contains(factor.Indices[0]) && term.Factors.Count(other => other.Indices.Contains(factor.Indices[0])) == 1)
                return term with { Factors = term.Factors.Remove(factor) };
        }
        return null;
    }

    private static IndexedTerm? Meet(IndexedTerm term, IndexedFactor factor, UnitOp unit, IndexedFactor other)
    {
        if (other.Base.Op is UnitOp second)
            return second.Equals(unit) ? term with { Factors = term.Factors.Remove(factor) }
                : (second.Place - unit.Place).Literal is not null ? term with { Coefficient = Number.Zero, Factors = [] } : null;
        return other.Base.Op is StackOp stack && unit.Place.Literal is { } place && Picked(term, factor, other, stack, (int)place) is { } picked
            ? term with { Factors = picked } : null;
    }

    /// <summary>The stack replaced by its operand; the unit vector stays while another factor or the output still has the index.</summary>
    private static System.Collections.Immutable.ImmutableArray<IndexedFactor>? Picked(IndexedTerm term, IndexedFactor factor, IndexedFactor other, StackOp stack, int place)
    {
        var axis = other.Indices.Length + stack.Axis;
        return other.Indices[axis] != factor.Indices[0] ? null : term.Factors.Replace(other, new(other.Base.Args[place], other.Exponent, other.Indices.RemoveAt(axis)));
    }
}
