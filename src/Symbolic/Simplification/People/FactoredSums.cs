namespace SymDiff.Simplification;

/// <summary>Sums with a factor outside that their terms share.</summary>
/// <param name="forms">The forms of the parts.</param>
/// <param name="notation">How sums are written.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class FactoredSums(Forms forms, SumNotation notation, Brevity brevity)
{
    /// <summary>Of longer sums no part is gathered.</summary>
    public const int MostGathered = 12;

    /// <summary>With a common factor of all terms outside, if that is shorter than the best form so far.</summary>
    public Expr Collected(List<Term> terms, Expr best)
    {
        if (forms.IsDeepest || CommonFactor.Of(terms) is not { } common) return best;
        var inner = forms.Sum(common.Quotients.ConvertAll(TermWriter.Write));
        return brevity.Shorter(best, forms.Product(new(TermWriter.Write(common.Factor), Number.One), new(inner, Number.One)));
    }

    /// <summary>With a function or a sum outside of those terms that have it as a factor, if that is shorter than the best form so far.</summary>
    public Expr Gathered(List<Term> terms, Expr best)
    {
        if (terms.Count is < 3 or > MostGathered) return best;
        List<Expr> bases = [.. terms.SelectMany(term => term.Monomial.Factors.ToArray()).Select(factor => factor.Base).Distinct()];
        foreach (var value in bases.FindAll(IsWorthGathering))
        {
            var group = terms.FindAll(term => !term.Monomial.ExponentOf(value).IsZero);
            if (group.Count < 2 || group.Count == terms.Count) continue;
            best = brevity.Shorter(best, notation.Write([.. terms.Except(group), TermMath.Read(Collected(group, notation.Write(group)))]));
        }
        return best;
    }

    private static bool IsWorthGathering(Expr value) => value.Shape.Rank == 0 && !value.Args.IsEmpty && !value.Op.IsOnlyNamed && !Structure.IsEntry(value);
}
