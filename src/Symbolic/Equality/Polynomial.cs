using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>A sum of power products with rational coefficients; exponents may be negative or fractions. Compares by value.</summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    private const int MostTerms = 1_000;
    private const int MostQuotients = 40;
    private const int LargestDivided = 60;

    private readonly Dictionary<PowerProduct, Number> terms;

    private Polynomial(Dictionary<PowerProduct, Number> terms) => this.terms = terms;

    public static Polynomial Zero { get; } = new([]);

    public static Polynomial One { get; } = Of(Number.One);

    public IReadOnlyDictionary<PowerProduct, Number> Terms => terms;

    public bool IsZero => terms.Count == 0;

    public bool IsOne => Equals(One);

    public static Polynomial Of(Number value) => Of(PowerProduct.One, value);

    public static Polynomial Of(PowerProduct product, Number coefficient) => coefficient.IsZero ? Zero : new(new() { [product] = coefficient });

    public static Polynomial Sum(IEnumerable<KeyValuePair<PowerProduct, Number>> parts)
    {
        var sum = new Dictionary<PowerProduct, Number>();
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

    public Polynomial Times(PowerProduct product, Number coefficient) =>
        Sum(terms.Select(term => KeyValuePair.Create(term.Key.Times(product), Exactly.Multiply(term.Value, coefficient))));

    /// <summary>
    /// Taken apart as coefficient, power product and what is left: no kernel divides the rest, and its leading coefficient is 1. So polynomials that
    /// differ by a unit have one rest.
    /// </summary>
    public (Number Coefficient, PowerProduct Product, Polynomial Core) Primitive()
    {
        var common = Common();
        var inverse = common.Raised(Number.MinusOne);
        var lead = terms.MaxBy(term => term.Key.Times(inverse), Order).Value;
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
            (rest, quotient) = (rest.Plus(next.Times(divisor).Times(PowerProduct.One, Number.MinusOne)), quotient.Plus(next));
        }
        return quotient;
    }

    /// <summary>A polynomial whose square this one is, found term by term from the leading one; null if there is none with whole exponents.</summary>
    public Polynomial? SquareRoot()
    {
        var (lead, coefficient) = Leading();
        if (terms.Count is < 3 or > LargestDivided || !coefficient.IsOne || lead.Powers.ToArray().Any(power => !power.Value.IsInteger || !power.Value.Numerator.IsEven)) return null;
        var root = Of(lead.Raised(Factor.Half), Number.One);
        var doubled = root.Times(PowerProduct.One, Factor.Two);
        for (var steps = 0; steps < terms.Count; steps++)
        {
            var rest = Plus(root.Times(root).Times(PowerProduct.One, Number.MinusOne));
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

    private static readonly Comparer<PowerProduct> Order = Comparer<PowerProduct>.Create((a, b) => a.CompareTo(b));

    private KeyValuePair<PowerProduct, Number> Leading() => terms.MaxBy(term => term.Key, Order);

    /// <summary>Of every kernel, the least exponent that it has in any term.</summary>
    private PowerProduct Common()
    {
        var kernels = terms.Keys.SelectMany(product => product.Powers.ToArray().Select(power => power.Key)).Distinct();
        var common = PowerProduct.One;
        foreach (var kernel in kernels) common = common.Times(PowerProduct.Of(kernel, terms.Keys.Select(product => product[kernel]).Min(Smaller)!));
        return common;
    }

    private static readonly Comparer<Number> Smaller = Comparer<Number>.Create((a, b) => a.CompareTo(b));
}
