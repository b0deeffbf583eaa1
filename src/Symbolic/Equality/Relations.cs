using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>What is known of powers of kernels: i^2 = -1, r^q for a root and q outside of 0 to 1, c^2 = c for a condition, and p*z = 0 for u > 0 and u = 0.</summary>
internal sealed class Relations(KernelTable kernels)
{
    /// <summary>The fraction with every relation applied to its numerator.</summary>
    public Fraction Reduce(Fraction fraction)
    {
        if (!fraction.Numerator.Terms.Keys.Any(NeedsReduction)) return fraction;
        var (sum, whole) = (Fraction.Zero, new List<KeyValuePair<Monomial, Number>>());
        foreach (var (product, coefficient) in fraction.Numerator.Terms)
        {
            var part = Reduce(product, coefficient);
            if (part.IsPolynomial) whole.AddRange(part.Numerator.Terms);
            else sum = sum.Plus(part);
        }
        sum = sum.Plus(Fraction.Of(Polynomial.Sum(whole)));
        var reduced = sum.Times(new Fraction(Polynomial.One, fraction.Denominator));
        return reduced.Numerator.Terms.Keys.Any(NeedsReduction) ? Reduce(reduced) : reduced;
    }

    /// <summary>Whether a fraction is 0; where u = 0, what is multiplied by that condition may be computed with u as 0.</summary>
    public bool IsZero(Fraction fraction)
    {
        var numerator = fraction.Numerator;
        foreach (var kernel in kernels.All.Where(kernel => kernel.Op == Logic.Equal).ToList())
            numerator = WithZero(numerator, kernel);
        return numerator.IsZero;
    }

    /// <summary>Of a fraction with a condition in its numerator: the condition, and the fraction where it holds and where not; null if there is none.</summary>
    public (Kernel Condition, Fraction Holds, Fraction Fails)? Cases(Fraction value)
    {
        var condition = kernels.All.FirstOrDefault(kernel => kernel.IsLogical && value.Numerator.Terms.Keys.Any(product => !product.ExponentOf(kernel.Symbol).IsZero));
        if (condition is null) return null;
        var holds = Polynomial.Sum(value.Numerator.Terms.Select(term => KeyValuePair.Create(term.Key.Without(condition.Symbol), term.Value)));
        var fails = Polynomial.Sum(value.Numerator.Terms.Where(term => term.Key.ExponentOf(condition.Symbol).IsZero));
        return (condition, value with { Numerator = holds }, value with { Numerator = fails });
    }

    private bool NeedsReduction(Monomial product)
    {
        foreach (var (symbol, exponent) in product.Factors)
        {
            var kernel = kernels[symbol];
            if (symbol == KernelTable.Imaginary ? !exponent.IsOne : kernel.IsLogical ? !exponent.IsOne || Excludes(kernel, product)
                : kernel.IsRoot && (exponent.Sign < 0 || exponent.CompareTo(Number.One) >= 0)) return true;
        }
        return false;
    }

    private Fraction Reduce(Monomial product, Number coefficient)
    {
        var (rest, factor) = (product, Fraction.Of(coefficient));
        foreach (var (symbol, exponent) in product.Factors)
        {
            var kernel = kernels[symbol];
            if (symbol == KernelTable.Imaginary) factor = factor.Times(PowerOfImaginary(exponent));
            else if (kernel.IsLogical && Excludes(kernel, product)) return Fraction.Zero;
            else if (kernel.IsLogical) factor = factor.Times(Fraction.Of(kernel, Number.One));
            else if (kernel.IsRoot) factor = factor.Times(PowerOfRoot(kernel, exponent));
            else continue;
            rest = rest.Without(symbol);
        }
        return factor.Times(Fraction.Of(Polynomial.Of(rest, Number.One)));
    }

    private static Fraction PowerOfImaginary(Number exponent)
    {
        var turns = exponent.AsInt32 is { } whole ? ((whole % 4) + 4) % 4 : throw new BudgetException();
        return Fraction.Of(Polynomial.Of(PowerProducts.Of(KernelTable.Imaginary, Number.FromInteger(turns % 2)), Number.FromInteger(turns >= 2 ? -1 : 1)));
    }

    private static Fraction PowerOfRoot(Kernel root, Number exponent)
    {
        var full = Exactly.Floor(exponent);
        return root.Arguments[0].Power(full).Times(Fraction.Of(root, Exactly.Add(exponent, Number.FromInteger(-full))));
    }

    /// <summary>u > 0 and u = 0 exclude each other.</summary>
    private bool Excludes(Kernel condition, Monomial product)
    {
        if (condition.Op != Logic.Greater) return false;
        foreach (var (symbol, _) in product.Factors)
            if (kernels[symbol] is { Op: var op } other && op == Logic.Equal && other.Arguments[0].Minus(condition.Arguments[0]).IsZero) return true;
        return false;
    }

    /// <summary>In the terms with the condition u = 0, a variable in which u is linear is replaced by what it is there.</summary>
    private static Polynomial WithZero(Polynomial numerator, Kernel condition)
    {
        if (!condition.Arguments[0].IsPolynomial || Solved(condition.Arguments[0].Numerator) is not var (variable, value)) return numerator;
        var (under, others) = (new List<KeyValuePair<Monomial, Number>>(), new List<KeyValuePair<Monomial, Number>>());
        foreach (var term in numerator.Terms) (term.Key.ExponentOf(condition.Symbol).IsZero ? others : under).Add(term);
        var result = Polynomial.Sum(others);
        foreach (var (product, coefficient) in under)
        {
            var power = product.ExponentOf(variable).AsInt32 is { } whole and >= 0 ? whole : throw new BudgetException();
            var term = Polynomial.Of(product.Without(variable), coefficient);
            for (var i = 0; i < power; i++) term = term.Times(value);
            result = result.Plus(term);
        }
        return result;
    }

    /// <summary>A kernel that occurs in one term only, alone and to the first power, and the value that makes the polynomial 0.</summary>
    private static (Expr Kernel, Polynomial Value)? Solved(Polynomial polynomial)
    {
        foreach (var (product, coefficient) in polynomial.Terms)
        {
            if (product.Factors is not [{ Exponent.IsOne: true } power] || polynomial.Terms.Keys.Count(other => !other.ExponentOf(power.Base).IsZero) > 1) continue;
            var others = Polynomial.Sum(polynomial.Terms.Where(term => !term.Key.Equals(product)));
            return (power.Base, others.Times(Monomial.Unit, Exactly.Divide(Number.MinusOne, coefficient)));
        }
        return null;
    }
}
