using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Sums of diagonal matrices: diag(u) + diag(v) is diag(u + v).</summary>
/// <param name="forms">The form of the sum on the diagonal.</param>
internal sealed class Diagonals(Forms forms)
{
    /// <summary>The terms with all diagonal matrices among them merged into one.</summary>
    public List<Term> Merged(List<Term> terms)
    {
        var diagonals = terms.FindAll(term => DiagonalOf(term) is not null);
        if (diagonals.Count < 2) return terms;
        var sum = forms.Sum(diagonals.ConvertAll(term => TermWriter.Write(term.Coefficient, DiagonalOf(term)!)));
        var merged = new FactorCollector();
        merged.Multiply(Contraction.Diag(Spread.Over(sum, DiagonalOf(diagonals[0])!.Shape)));
        return [.. terms.Except(diagonals), merged.ToTerm()];
    }

    private static Expr? DiagonalOf(Term term) =>
        term.Monomial.OnlyBase is { Op: ContractOp { Signature: "a->aa" } } diagonal && !Spread.IsOnes(diagonal.Args[0]) ? diagonal.Args[0] : null;
}
