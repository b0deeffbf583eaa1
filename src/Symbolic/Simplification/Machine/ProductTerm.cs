using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Products of the machine as terms. Only whole powers are taken apart, so that a root keeps its domain.</summary>
internal static class ProductTerm
{
    private const int LargestFactor = 400;
    private const int MostFactors = 3;

    /// <summary>The factors of a product; null if one of them takes no part in algebra.</summary>
    public static Term? Read(Expr product)
    {
        var collector = new FactorCollector();
        var pending = new Stack<Factor>([new(product, Number.One)]);
        while (pending.TryPop(out var factor))
        {
            var (value, exponent) = factor;
            if (!value.Op.IsFinite || value.Literal is { IsWide: true } || (value.Literal is { IsZero: true } && exponent.Sign < 0)) return null;
            if (value.Literal is not null) collector.Multiply(value, exponent);
            else if (value.Size <= LargestFactor && value.Op.HasFactors(value) && value.Op.Factors(value) is var parts && Array.TrueForAll(parts, part => part.IsIntegerPower))
                foreach (var part in parts) pending.Push(new(part.Base, Number.Multiply(part.Exponent, exponent)!));
            else collector.MultiplyWhole(value, exponent);
        }
        return collector.ToTerm();
    }

    /// <summary>
    /// The quotient as a chain of products and quotients by turns, by sums first, which are as large as what is above them: so what is in range as a whole is so on the way.
    /// What all terms had in common, which may be large or small, is multiplied last.
    /// </summary>
    public static Expr Write(Quotient quotient, Term shared)
    {
        var (coefficient, monomial) = quotient.Terms is [var only] ? TermMath.Times(quotient.Outside, only) : quotient.Outside;
        var factors =
            ReadingOrder.Sorted(monomial).ToLookup(factor => factor.Exponent.Sign < 0 ? Place.Below : shared.Monomial.ExponentOf(factor.Base).Sign > 0 ? Place.Last : Place.Above);
        var above = new Queue<Expr>(factors[Place.Above].SelectMany(Powers));
        if (quotient.Terms.Count > 1) above.Enqueue(Expr.Sum([.. quotient.Terms.Select(TermWriter.Write)]));
        var size = coefficient.Sign < 0 ? coefficient.Negate() : coefficient;
        var value = size.IsOne && above.TryDequeue(out var first) ? first : Expr.Constant(size);
        foreach (var divisor in factors[Place.Below].SelectMany(Powers).OrderByDescending(divisor => divisor.Op.IsSum))
        {
            value /= divisor;
            if (above.TryDequeue(out var next)) value *= next;
        }
        foreach (var factor in above.Concat(factors[Place.Last].SelectMany(Powers))) value *= factor;
        return coefficient.Sign < 0 ? -value : value;
    }

    /// <summary>The factors of a power, whatever its sign.</summary>
    private static IEnumerable<Expr> Powers(Factor factor)
    {
        var exponent = factor.Exponent.Sign < 0 ? factor.Exponent.Negate() : factor.Exponent;
        return exponent.AsInt32 is { } count && count <= MostFactors ? Enumerable.Repeat(factor.Base, count) : [Expr.Pow(factor.Base, Expr.Constant(exponent))];
    }

    private enum Place
    {
        Above,
        Below,
        Last,
    }
}
