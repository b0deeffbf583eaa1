using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>A sum of power products with rational coefficients; exponents may be negative or fractions. Compares by value.</summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    private const int MostTerms = 1_000;
    private const int MostQuotients = 40;
    private const int LargestDivided = 60;

    private readonly Dictionary<Monomial, Number> terms;

    private Polynomial(Dictionary<Monomial, Number> terms) => this.terms = terms;

    public static Polynomial Zero { get; } = new([]);

    public static Polynomial One { get; } = Of(Number.One);

    public IReadOnlyDictionary<Monomial, Number> Terms => terms;

    public bool IsZero => terms.Count == 0;

    public bool IsOne => Equals(One);

    public static Polynomial Of(Number value) => Of(Monomial.Unit, value);

    public static Polynomial Of(Monomial product, Number coefficient) => coefficient.IsZero ? Zero : new(new() { [product] = coefficient });

    public static Polynomial Sum(IEnumerable<KeyValuePair<Monomial, Number>> parts)
    {
        var sum = new Dictionary<Monomial, Number>();
        foreach (var (product, coefficient) in parts)
        {
            var total = Exactly.Add(sum.GetValueOrDefault(product, Number.Zero), coefficient);
            if (total.IsZero) sum.Remove(product);
            else sum[product] = total;
            if (sum.Count > MostTerms) throw new BudgetException();
        }
        return new(sum);
    }

    public Polynomial Plus(Polynomial other) => IsZero ? other : other.IsZero ? this : Sum(terms.Concat(other.terms));

    public Polynomial Times(Polynomial other)
    {
        if ((long)terms.Count * other.terms.Count > MostTerms * 16L) throw new BudgetException();
        return Sum(from a in terms from b in other.terms select KeyValuePair.Create(a.Key.Times(b.Key), Exactly.Multiply(a.Value, b.Value)));
    }

    public Polynomial Times(Monomial product, Number coefficient) =>
        Sum(terms.Select(term => KeyValuePair.Create(term.Key.Times(product), Exactly.Multiply(term.Value, coefficient))));

    /// <summary>
    /// Taken apart as coefficient, power product and what is left: no kernel divides the rest, and its leading coefficient is 1. So polynomials that
    /// differ by a unit have one rest.
    /// </summary>
    public (Number Coefficient, Monomial Product, Polynomial Core) Primitive()
    {
        var common = Common();
        var inverse = common.Raised(Number.MinusOne);
        var lead = terms.MaxBy(term => term.Key.Times(inverse), MonomialOrder.Instance).Value;
        return (lead, common, Times(inverse, Exactly.Divide(Number.One, lead)));
    }

    /// <summary>The quotient, if another polynomial divides this one; null if not, or if that takes too many steps.</summary>
    public Polynomial? DividedBy(Polynomial divisor)
    {
        var (lead, coefficient) = divisor.Leading();
        var inverse = lead.Raised(Number.MinusOne);
        var (rest, quotient) = (this, Zero);
        for (var steps = 0; !rest.IsZero; steps++)
        {
            if (steps > terms.Count + MostQuotients || rest.terms.Count > LargestDivided) return null;
            var (product, own) = rest.Leading();
            var next = Of(product.Times(inverse), Exactly.Divide(own, coefficient));
            (rest, quotient) = (rest.Plus(next.Times(divisor).Times(Monomial.Unit, Number.MinusOne)), quotient.Plus(next));
        }
        return quotient;
    }

    /// <summary>A polynomial whose square this one is, found term by term from the leading one; null if there is none with whole exponents.</summary>
    public Polynomial? SquareRoot()
    {
        var (lead, coefficient) = Leading();
        if (terms.Count is < 3 or > LargestDivided || !coefficient.IsOne || lead.Factors.ToArray().Any(power => !power.IsIntegerPower || !power.Exponent.Numerator.IsEven))
            return null;
        var root = Of(lead.Raised(Factor.Half), Number.One);
        var doubled = root.Times(Monomial.Unit, Factor.Two);
        for (var steps = 0; steps < terms.Count; steps++)
        {
            var rest = Plus(root.Times(root).Times(Monomial.Unit, Number.MinusOne));
            if (rest.IsZero) return root;
            var (product, own) = rest.Leading();
            root = root.Plus(Of(product.Times(doubled.Leading().Key.Raised(Number.MinusOne)), Exactly.Multiply(own, Factor.Half)));
        }
        return null;
    }

    public bool Equals(Polynomial? other) =>
        other is not null && terms.Count == other.terms.Count && terms.All(term => other.terms.TryGetValue(term.Key, out var own) && own.Equals(term.Value));

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var (product, coefficient) in terms) hash ^= HashCode.Combine(product, coefficient);
        return hash;
    }

    private KeyValuePair<Monomial, Number> Leading() => terms.MaxBy(term => term.Key, MonomialOrder.Instance);

    /// <summary>Of every kernel, the least exponent that it has in any term.</summary>
    private Monomial Common()
    {
        var kernels = terms.Keys.SelectMany(product => product.Factors.ToArray().Select(power => power.Base)).Distinct();
        var common = Monomial.Unit;
        foreach (var kernel in kernels) common = common.Times(PowerProducts.Of(kernel, terms.Keys.Select(product => product.ExponentOf(kernel)).Min(Smaller)!));
        return common;
    }

    private static readonly Comparer<Number> Smaller = Comparer<Number>.Create((a, b) => a.CompareTo(b));
}
