using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Sums of products of matrices: what the products share is taken out, and the transpose of a sum is the sum of the transposes where that lets terms meet.</summary>
/// <param name="forms">The forms of the parts.</param>
/// <param name="memory">The terms of sums, and how they are written.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class MatrixSums(Forms forms, PassMemory memory, Brevity brevity)
{
    /// <summary>The sum with terms joined that share an operand, and with transposes taken inside, where that is shorter than the best form so far.</summary>
    public Expr Shortest(List<Term> terms, Expr best) =>
        forms.IsDeepest || terms.Count > FactoredSums.MostGathered ? best : brevity.Shorter(brevity.Shorter(best, Joined(terms)), Turned(terms));

    /// <summary>C(a, v) + C(b, v) as C(a + b, v).</summary>
    private Expr? Joined(List<Term> terms)
    {
        if (SharedOperand.Of(terms) is not var (shared, group)) return null;
        var (number, other) = WithoutContent(forms.Sum(group.ConvertAll(shared.Other)));
        var contraction = forms.Indexed(shared.With(Spread.Over(other, shared.OtherShape(group[0]))));
        var product = forms.Product([new(number, Number.One), .. shared.Rest.Factors, new(contraction, Number.One)]);
        return forms.Sum([.. terms.Except(group).Select(TermWriter.Write), product]);
    }

    /// <summary>A sum as a number times a sum whose coefficients have none in common.</summary>
    private (Expr Number, Expr Sum) WithoutContent(Expr sum)
    {
        if (!sum.Op.IsSum) return (1, sum);
        var terms = memory.TermsOf[sum];
        var number = CommonFactor.Content(terms);
        return (Expr.Constant(number), memory.Notation.Write(terms.ConvertAll(term => TermMath.Over(term, new(number, Monomial.Unit)))));
    }

    private Expr? Turned(List<Term> terms) => terms.Exists(term => TurnedSum(term) is not null) ? forms.Sum([.. terms.SelectMany(Turned)]) : null;

    private IEnumerable<Expr> Turned(Term term) =>
        TurnedSum(term)?.ArgList.Select(summand => TermWriter.Write(term.Coefficient, forms.Indexed(Contraction.Transpose(summand)))) ?? [TermWriter.Write(term)];

    /// <summary>The sum of matrices of which a term is the transpose, times a number.</summary>
    private Expr? TurnedSum(Term term) => term.Monomial.OnlyBase is { } only && Contraction.TransposeOf(only) is { } turned && turned.Op.IsSum
        && !brevity.IsWall(turned) && turned.ArgList.All(summand => summand.Shape.Rank == 2) ? turned : null;
}
