using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Polynomials in the functions that occur in an expression and in its derivatives, as sums of terms. The derivative of a function is again such a polynomial, and like terms
/// meet: a derivative of any order so has no more terms than the ring has monomials of that order, where nested forms repeat themselves.
/// </summary>
internal sealed class DifferentialRing
{
    private const int LargestRead = 5_000;

    private readonly Expr variable;
    private readonly SimplifyOptions options;
    private readonly PowerSymbols powers = new();
    private readonly RingSums sums;
    private readonly NodeMap<List<Term>?> slopes = [];

    private DifferentialRing(Expr variable, SimplifyOptions options)
    {
        (this.variable, this.options) = (variable, options);
        sums = new(powers, options);
    }

    /// <summary>A derivative, written with what repeats itself collected; null if there are tensors or kinks, or too many terms.</summary>
    public static Expr? Derivative(Expr value, Expr variable, int order, SimplifyOptions options)
    {
        if (value.Shape.Rank > 0 || variable.Shape.Rank > 0) return null;
        var ring = new DifferentialRing(variable, options);
        var terms = ring.Read(value);
        for (var i = 0; i < order && terms is not null; i++) terms = ring.Derivative(terms);
        return terms is null ? null : new RingForm(ring.sums, ring.powers).Write(terms);
    }

    private List<Term>? Read(Expr value) => value.Size <= LargestRead && sums.Read(value) is { } term ? sums.Reduced([term]) : null;

    /// <summary>Of every term, factor by factor: the sum of e*term/b times the slope of b, over its factors b^e.</summary>
    private List<Term>? Derivative(List<Term> terms)
    {
        var products = new List<Term>();
        foreach (var term in terms)
            foreach (var (value, exponent) in term.Monomial.Factors)
            {
                if (SlopeOf(value) is not { } slope) return null;
                if (slope.Count == 0) continue;
                var rest = TermMath.Times(TermMath.Over(term, RingSums.Single(value, Number.One)), new(exponent, Monomial.Unit));
                foreach (var part in slope) products.Add(TermMath.Times(rest, part));
            }
        return sums.Reduced(products) is { } reduced ? sums.OverDenominators(reduced) : null;
    }

    private List<Term>? SlopeOf(Expr symbol)
    {
        if (slopes.TryGetValue(symbol, out var known)) return known;
        var value = powers.ValueOf(symbol);
        var slope = Differentiator.Gradient(value, [variable])[0];
        if (!Traversal.PostOrder(value).TrueForAll(IsSmooth)) return slopes[symbol] = slope.Simplify(options).Literal is { IsZero: true } ? [] : null;
        sums.KeepSlopes(value);
        return slopes[symbol] = Read(slope);
    }

    private static bool IsSmooth(Expr node) => node.Shape.Rank == 0 && (node.Args.IsEmpty || node.Op is ElementwiseOp or OpaqueOp) && node.Op.Kink(node) is null;
}
