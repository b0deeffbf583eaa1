using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>How sums are written: in the order and with the sign that the user gave them, if it was the user who wrote them.</summary>
/// <param name="termsOf">The terms of sums.</param>
internal sealed class SumNotation(TermReader termsOf)
{
    private readonly SourceSums sources = new();

    /// <summary>Keeps the order of a sum that the user wrote.</summary>
    public void Remember(IReadOnlyList<Term> terms) => sources.Remember(terms);

    /// <summary>The terms in the order that the source gave them, otherwise in reading order.</summary>
    public Expr Write(IReadOnlyList<Term> terms) => sources.OrderOf(terms) is { } order ? SumWriter.Join(order) : SumWriter.Write(terms);

    /// <summary>
    /// Chooses the sign of each sum among the factors: as the source wrote it; otherwise a positive number leads where there is no variable; otherwise a sum
    /// that the engine made takes a minus sign in.
    /// </summary>
    public Term Oriented(Term term)
    {
        if (!HasSum(term)) return term;
        var collector = new FactorCollector();
        var coefficient = term.Coefficient;
        var engineMade = new List<Factor>();
        foreach (var factor in term.Monomial.Factors)
        {
            if (!IsTurnable(factor)) collector.Multiply(factor.Base, factor.Exponent);
            else if (Orientation(factor.Base) is { } known) Take(factor, flips: known < 0);
            else engineMade.Add(factor);
        }
        foreach (var factor in engineMade) Take(factor, flips: coefficient.Sign < 0 && !factor.Exponent.Numerator.IsEven && HasMinus(factor.Base));
        collector.Multiply(new Term(coefficient, Monomial.Unit));
        return collector.ToTerm();

        void Take(Factor factor, bool flips)
        {
            if (flips && !factor.Exponent.Numerator.IsEven) coefficient = coefficient.Negate();
            collector.Multiply(flips ? Flip(factor.Base) : factor.Base, factor.Exponent);
        }
    }

    /// <summary>Whether there is a sum among the factors.</summary>
    public static bool HasSum(Term term)
    {
        foreach (var factor in term.Monomial.Factors) if (factor.Base.Op.IsSum) return true;
        return false;
    }

    /// <summary>Whether the sign of a factor may be chosen: of an even power, only where the source wrote the other.</summary>
    private bool IsTurnable(Factor factor) =>
        factor.Base.Op.IsSum && factor.IsIntegerPower && (!factor.Exponent.Numerator.IsEven || Orientation(factor.Base) is < 0);

    /// <summary>1 to keep a sum's sign, -1 to change it, null if nothing decides.</summary>
    private int? Orientation(Expr sum)
    {
        var terms = termsOf[sum];
        if (sources.OrderOf(terms) is not null) return 1;
        if (sources.IsFlipped(terms)) return -1;
        return terms.Exists(ReadingOrder.IsOfDegree) ? null : terms.Find(term => term.Monomial.IsUnit)?.Coefficient.Sign;
    }

    private bool HasMinus(Expr sum) => termsOf[sum].Exists(t => t.Coefficient.Sign < 0);

    private Expr Flip(Expr sum) => Write(termsOf[sum].ConvertAll(t => new Term(t.Coefficient.Negate(), t.Monomial)));
}
