using SymDiff.Ops;

namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private readonly Symmetry symmetry;
    private NodeMap<Expr> indexed = [];

    /// <summary>The value written out over its shape, where simplification lost axes over which it does not vary.</summary>
    private static Expr Shaped(Expr value, Shape shape) =>
        value.Op == Arithmetic.Multiply && !value.Shape.Equals(shape) ? Expr.Product([.. value.Args, FillOp.Ones(shape)]) : Contraction.BroadcastTo(value, shape);

    /// <summary>The form of a tensor; one made of unit vectors alone is written entry by entry.</summary>
    private Expr Listed(Expr value)
    {
        if (depth >= DeepestRules || LiteralTensors.Rows(value) is not { } rows) return value;
        depth++;
        var list = StackOp.First([.. rows.Select(row => LiteralTensors.Written(Shaped(Listed(Sum([.. row.Terms.Select(Indexed)], false)), row.Shape)))]);
        depth--;
        return list;
    }

    /// <summary>An entrywise operation on the values that vary: what is only spread over axes broadcasts.</summary>
    internal static Expr Loosened(Expr node)
    {
        if (node.Shape.Rank == 0 || !node.Op.IsEntrywise) return node;
        var args = node.ArgArray();
        for (var i = 0; i < args.Length; i++) args[i] = WithoutOnes(args[i]);
        return node.WithArgs(args);
    }

    internal static Expr WithoutOnes(Expr value) => value.Op is FillOp fill ? (fill.IsOne ? 1 : 0)
        : value.Op == Arithmetic.Multiply && value.ArgList.Any(IsOnes) ? Expr.Product([.. value.ArgList.Where(factor => !IsOnes(factor))])
        : value;

    private static bool IsOnes(Expr factor) => factor.Op is FillOp { IsOne: true };

    /// <summary>
    /// A contraction, or a product with one among its factors, as one indexed term. A sum among the factors is distributed where a summand has a diagonal or a unit
    /// vector, or is an outer product that a sum takes apart.
    /// </summary>
    private Expr Indexed(Expr node)
    {
        if (indexed.TryGetValue(node, out var known)) return known;
        if (AxisRules.Quotient(node) is { } quotient) return Instantiate(new(quotient), new());
        if (depth >= DeepestRules || new IndexedReader(walls.Contains).Read(node) is not { } term) return node;
        if (term.Coefficient.IsZero) return 0;
        term = InversePairs.Cancel(term, inverse => Removed(inverse.Op.Requires(inverse)!));
        depth++;
        var result = Distributed(term) ?? Shorter(Written(term), Summed(term));
        depth--;
        return indexed[node] = result;
    }

    private Expr Written(IndexedTerm term) => new SeriesParallel(term, factors => Product([.. factors]), sum => facts.ValueOf(sum) ?? sum, symmetry.Of).Write();

    /// <summary>Of two layouts of one contraction the one with fewer operations, shared ones once: where it is laid out otherwise it repeats itself.</summary>
    private Expr Shorter(Expr written, Expr? other) =>
        other is not null && OperationCount.Of(written, walls) is { } old && OperationCount.Of(other, walls) is { } count && count <= old ? other : written;

    /// <summary>The sum taken term by term, where a summand does not vary with an index that is summed.</summary>
    private Expr? Summed(IndexedTerm term)
    {
        foreach (var factor in term.Factors)
            if (factor.Exponent.IsOne && factor.Base.Op.IsSum && factor.Base.ArgList.Any(summand => IsConstantAlong(term, factor, summand))) return Distributed(term, factor);
        return null;
    }

    private Expr Distributed(IndexedTerm term, IndexedFactor factor) =>
        Sum([.. factor.Base.ArgList.Select(summand => Shaped(Indexed(term.With(factor, summand)), term.Shape))], false);

    private static bool IsConstantAlong(IndexedTerm term, IndexedFactor factor, Expr summand)
    {
        var missing = factor.Indices.Length - summand.Shape.Rank;
        return factor.Indices.Where((index, axis) => !term.Output.Contains(index) && !term.Dimensions[index].IsOne && (axis < missing || !Structure.Varies(summand, axis - missing))).Any();
    }

    private Expr? Distributed(IndexedTerm term)
    {
        foreach (var factor in term.Factors)
        {
            if (LiteralTensors.Unstacked(term, factor) is { } rows) return Sum(rows.ConvertAll(row => Shaped(Indexed(row.ToExpr()), term.Shape)), false);
            if (!factor.Exponent.IsOne || !factor.Base.Op.IsSum || !factor.Base.ArgList.Any(summand => Structure.HasDelta(summand) || IsTakenApart(term, factor, summand))) continue;
            return Distributed(term, factor);
        }
        return null;
    }

    /// <summary>Whether a summand is an outer product of which the term sums one side against another factor.</summary>
    private static bool IsTakenApart(IndexedTerm term, IndexedFactor factor, Expr summand)
    {
        if (!Structure.IsOuter(summand) || summand.Shape.Rank != factor.Indices.Length) return false;
        return factor.Indices.Any(index => !term.Output.Contains(index) && term.Factors.Any(other => other != factor && other.Indices.Contains(index)));
    }

    /// <summary>diag(u) + diag(v) is diag(u + v).</summary>
    private List<Term> MergedDiagonals(List<Term> terms)
    {
        var diagonals = terms.FindAll(term => DiagonalOf(term) is not null);
        if (diagonals.Count < 2) return terms;
        var sum = Sum(diagonals.ConvertAll(term => TermWriter.Write(term.Coefficient, DiagonalOf(term)!)), false);
        var merged = new FactorCollector();
        merged.Multiply(Contraction.Diag(Shaped(sum, DiagonalOf(diagonals[0])!.Shape)));
        return [.. terms.Except(diagonals), merged.ToTerm()];
    }

    private static Expr? DiagonalOf(Term term) =>
        term.Monomial.OnlyBase is { Op: ContractOp { Signature: "a->aa" } } diagonal && !IsOnes(diagonal.Args[0]) ? diagonal.Args[0] : null;
}
