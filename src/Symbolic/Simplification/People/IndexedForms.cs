using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The form of a contraction, or of a product with one among its factors: read as one indexed term and written in the notation of matrices. A sum among the factors is distributed
/// where a summand has a diagonal or a unit vector, or is an outer product that a sum takes apart.
/// </summary>
/// <param name="forms">The forms of the parts.</param>
/// <param name="memory">Facts, and the ledger.</param>
/// <param name="brevity">Compares forms, and knows what stays whole.</param>
internal sealed class IndexedForms(Forms forms, PassMemory memory, Brevity brevity)
{
    private readonly NodeMap<Expr> known = [];

    /// <summary>The form of a node whose operands have theirs.</summary>
    public Expr Of(Expr node)
    {
        if (known.TryGetValue(node, out var form)) return form;
        if (AxisRules.Quotient(node) is { } quotient) return forms.Afresh(quotient);
        if (new IndexedReader(brevity.IsWall).Read(node) is not { } term) return node;
        if (term.Coefficient.IsZero) return 0;
        term = InversePairs.Cancel(term, inverse => memory.Ledger.Drops(inverse.Op.Requires(inverse)!));
        return known[node] = Distributed(term) ?? brevity.Plainer(Written(term), Summed(term));
    }

    /// <summary>The form of a tensor; one made of unit vectors alone is written entry by entry.</summary>
    public Expr Listed(Expr value)
    {
        if (LiteralTensors.Rows(value) is not { } rows) return value;
        return StackOp.First([.. rows.Select(Entry)]);

        Expr Entry(LiteralTensors.Row row) => LiteralTensors.Written(Spread.Over(forms.Listed(forms.Sum([.. row.Terms.Select(forms.Indexed)])), row.Shape));
    }

    private Expr Written(IndexedTerm term) =>
        new SeriesParallel(term, factors => forms.Product([.. factors]), sum => memory.Facts.ValueOf(sum) ?? sum, memory.Symmetry.Of).Write();

    /// <summary>The sum taken term by term, where a summand does not vary with an index that is summed.</summary>
    private Expr? Summed(IndexedTerm term) => Distributed(term, term.IsConstantAlong);

    private Expr? Distributed(IndexedTerm term)
    {
        foreach (var factor in term.Factors)
            if (LiteralTensors.Unstacked(term, factor) is { } rows) return Sum(rows.Select(row => row.ToExpr()), term.Shape);
        return Distributed(term, (factor, summand) => Structure.HasDelta(summand) || term.IsTakenApart(factor, summand));
    }

    /// <summary>
    /// Distributed over the first of the sums with a summand that splits off, unless that would make too many terms: a chain of layers, each the identity and something more,
    /// has twice as many with every layer.
    /// </summary>
    private Expr? Distributed(IndexedTerm term, Func<IndexedFactor, Expr, bool> splitsOff)
    {
        var sums = term.Factors.Where(factor => IsSum(factor) && factor.Base.ArgList.Any(summand => splitsOff(factor, summand))).ToList();
        var terms = sums.Aggregate(1.0, (product, sum) => product * sum.Base.Args.Length);
        return sums.Count == 0 || terms > Distribution.MostMonomials ? null : Distributed(term, sums[0]);
    }

    private Expr Distributed(IndexedTerm term, IndexedFactor factor) => Sum(factor.Base.ArgList.Select(summand => term.With(factor, summand)), term.Shape);

    private Expr Sum(IEnumerable<Expr> terms, Shape shape) => forms.Sum([.. terms.Select(term => Spread.Over(forms.Indexed(term), shape))]);

    private static bool IsSum(IndexedFactor factor) => factor.Exponent.IsOne && factor.Base.Op.IsSum;
}
