using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Tensors whose first axis has a few entries that are known one by one: sums of unit vectors, and lists.</summary>
internal static class LiteralTensors
{
    private const int LongestList = 8;

    /// <summary>One entry of the first axis: what is to be summed, and its shape.</summary>
    internal sealed record Row(List<Expr> Terms, Shape Shape);

    /// <summary>The entries of a sum whose every term has a unit vector or a list at the first axis, at least one a unit vector; null otherwise.</summary>
    public static List<Row>? Rows(Expr value)
    {
        if (value.Shape.Rank == 0 || value.Shape.Axes[0].Literal is not (> 0 and <= LongestList and { } length)) return null;
        var terms = value.Op.IsSum ? value.ArgArray() : [value];
        if (!Array.Exists(terms, term => Structure.HasUnit(term) || IsScaledList(term))) return null;
        var inner = Shape.Of(value.Shape.Axes[1..]);
        var rows = Enumerable.Range(0, (int)length).Select(_ => new Row([], inner)).ToList();
        return Array.TrueForAll(terms, term => Add(rows, Contraction.BroadcastTo(term, value.Shape))) ? rows : null;
    }

    /// <summary>A short row of one number as a list; any other value unchanged.</summary>
    public static Expr Written(Expr row) =>
        row.Op is FillOp fill && row.Shape.Rank == 1 && row.Shape.Axes[0].Literal is > 0 and <= LongestList and { } length
            ? StackOp.First([.. Enumerable.Repeat((Expr)(fill.IsOne ? 1 : 0), (int)length)]) : row;

    /// <summary>A list that is contracted with another list or a unit vector, as terms of unit vectors; null for any other factor.</summary>
    public static List<IndexedTerm>? Unstacked(IndexedTerm term, IndexedFactor factor)
    {
        if (factor.Base.Op is not StackOp stack || !factor.Exponent.IsOne
            || !factor.Indices.Any(index => !term.Output.Contains(index) && term.Factors.Any(other => other != factor && Meets(other, index)))) return null;
        var axis = factor.Indices.Length + stack.Axis;
        return [.. factor.Base.ArgList.Select((entry, place) => term with
        {
            Factors = term.Factors.Replace(factor, new(entry, Number.One, factor.Indices.RemoveAt(axis)))
                .Add(new(UnitOp.Vector(place, factor.Base.Args.Length), Number.One, [factor.Indices[axis]])),
        })];
    }

    private static bool IsScaledList(Expr term) => term.Op.HasFactors(term) && term.ArgList.Any(arg => arg.Op is StackOp);

    private static bool Meets(IndexedFactor other, int index) => other.Base.Op is StackOp or UnitOp && other.Indices.Contains(index);

    private static bool Add(List<Row> rows, Expr value)
    {
        if (new IndexedReader(_ => false).Read(value) is not { Output: [var first, ..] } term) return false;
        var inner = term with { Output = term.Output.RemoveAt(0) };
        if (inner.Output.Contains(first)) return false;
        foreach (var factor in term.Factors)
        {
            if (!factor.Exponent.IsOne) continue;
            if (factor.Base.Op is UnitOp { Place.Literal: { } place } && factor.Indices[0] == first)
            {
                rows[(int)place].Terms.Add(At(inner with { Factors = inner.Factors.Remove(factor) }, factor).ToExpr());
                return true;
            }
            if (factor.Base.Op is not StackOp stack || factor.Indices[factor.Indices.Length + stack.Axis] != first) continue;
            for (var i = 0; i < rows.Count; i++)
            {
                var entry = new IndexedFactor(factor.Base.Args[i], Number.One, factor.Indices.RemoveAt(factor.Indices.Length + stack.Axis));
                rows[i].Terms.Add(At(inner with { Factors = inner.Factors.Replace(factor, entry) }, new(UnitOp.Vector(i, rows.Count), Number.One, [first])).ToExpr());
            }
            return true;
        }
        return false;
    }

    /// <summary>The term where an index that is left in it has the place of a unit vector.</summary>
    private static IndexedTerm At(IndexedTerm term, IndexedFactor unit) =>
        term.Factors.Any(factor => factor.Indices.Contains(unit.Indices[0])) ? term with { Factors = term.Factors.Add(unit) } : term;
}
