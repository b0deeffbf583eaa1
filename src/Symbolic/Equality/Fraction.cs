using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>
/// A polynomial over a product of polynomials, each of which is primitive. Denominators stay factored, so that sums of
/// quotients do not blow up, and nothing but equal factors is cancelled: whether a fraction is 0 its numerator alone tells.
/// </summary>
/// <param name="Numerator">The numerator.</param>
/// <param name="Denominator">The factors of the denominator with their powers.</param>
internal sealed record Fraction(Polynomial Numerator, IReadOnlyDictionary<Polynomial, int> Denominator)
{
    private const int HighestPower = 64;
    private static readonly Dictionary<Polynomial, int> Nothing = [];

    public static Fraction Zero { get; } = Of(Polynomial.Zero);

    public static Fraction One { get; } = Of(Polynomial.One);

    public bool IsZero => Numerator.IsZero;

    public bool IsOne => Numerator.IsOne && IsPolynomial;

    public bool IsPolynomial => Denominator.Count == 0;

    /// <summary>The kernel that the fraction is, or null.</summary>
    public Expr? Kernel => IsPolynomial && Numerator.Terms.Count == 1 && Numerator.Terms.First() is { Value.IsOne: true, Key.OnlyBase: { } kernel } ? kernel : null;

    public static Fraction Of(Polynomial numerator) => new(numerator, Nothing);

    /// <summary>A power of one kernel.</summary>
    public static Fraction Of(Kernel kernel, Number exponent) => Of(kernel.Symbol, exponent);

    /// <inheritdoc cref="Of(Kernel, Number)"/>
    public static Fraction Of(Expr kernel, Number exponent) => Of(Polynomial.Of(PowerProducts.Of(kernel, exponent), Number.One));

    public static Fraction Of(Number value) => Of(Polynomial.Of(value));

    public Fraction Plus(Fraction other)
    {
        var common = new Dictionary<Polynomial, int>(Denominator);
        foreach (var (factor, power) in other.Denominator) common[factor] = Math.Max(power, common.GetValueOrDefault(factor));
        return Cancelled(Over(common).Plus(other.Over(common)), common);
    }

    public Fraction Minus(Fraction other) => Plus(other.Times(Number.MinusOne));

    public Fraction Times(Number coefficient) => new(Numerator.Times(Monomial.Unit, coefficient), coefficient.IsZero ? Nothing : Denominator);

    public Fraction Times(Fraction other)
    {
        var product = new Dictionary<Polynomial, int>(Denominator);
        foreach (var (factor, power) in other.Denominator) product[factor] = power + product.GetValueOrDefault(factor);
        return Cancelled(Numerator.Times(other.Numerator), product);
    }

    /// <summary>1 over the fraction, which must not be 0.</summary>
    public Fraction Reciprocal()
    {
        if (IsZero) throw new BudgetException();
        var (coefficient, product, rest) = Numerator.Primitive();
        var above = Polynomial.Of(product.Raised(Number.MinusOne), Exactly.Divide(Number.One, coefficient));
        foreach (var (factor, power) in Denominator)
            for (var i = 0; i < power; i++) above = above.Times(factor);
        return rest.IsOne ? Of(above) : new(above, new Dictionary<Polynomial, int> { [rest] = 1 });
    }

    public Fraction Power(int exponent)
    {
        if (Math.Abs(exponent) > HighestPower && Numerator.Terms.Count > 1) throw new BudgetException();
        if (exponent < 0) return Reciprocal().Power(-exponent);
        if (Numerator.Terms.Count == 1 && IsPolynomial && Numerator.Terms.First() is var (product, coefficient))
            return Of(Polynomial.Of(product.Raised(Number.FromInteger(exponent)), Number.Power(coefficient, Number.FromInteger(exponent)) ?? throw new BudgetException()));
        var result = One;
        for (var i = 0; i < exponent; i++) result = result.Times(this);
        return result;
    }

    /// <summary>The numerator over a denominator that contains this one.</summary>
    private Polynomial Over(Dictionary<Polynomial, int> denominator)
    {
        var numerator = Numerator;
        foreach (var (factor, power) in denominator)
            for (var i = Denominator.GetValueOrDefault(factor); i < power; i++) numerator = numerator.Times(factor);
        return numerator;
    }

    /// <summary>A numerator that is a factor of the denominator but for a unit cancels once.</summary>
    private static Fraction Cancelled(Polynomial numerator, Dictionary<Polynomial, int> denominator)
    {
        if (numerator.IsZero) return Zero;
        if (denominator.Count == 0) return Of(numerator);
        var (coefficient, product, rest) = numerator.Primitive();
        if (!denominator.TryGetValue(rest, out var power)) return new(numerator, denominator);
        if (power == 1) denominator.Remove(rest);
        else denominator[rest] = power - 1;
        return new(Polynomial.Of(product, coefficient), denominator);
    }
}
