using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Arithmetic of products of powers of kernels. Nothing is known of the bases: other than products of terms, these keep exp(x)*exp(y) as it is.</summary>
internal static class PowerProducts
{
    public static Monomial Of(Expr kernel, Number exponent) => Monomial.OfNonZero([new(kernel, exponent)]);

    public static Monomial Times(this Monomial a, Monomial b)
    {
        if (a.IsUnit) return b;
        if (b.IsUnit) return a;
        var powers = new PowerList();
        foreach (var (kernel, exponent) in a.Factors) powers.Set(kernel, exponent);
        foreach (var (kernel, exponent) in b.Factors) powers.Set(kernel, powers.Find(kernel) is { } own ? Exactly.Add(own, exponent) : exponent);
        return Monomial.OfNonZero(powers.Factors);
    }

    public static Monomial Raised(this Monomial product, Number exponent) =>
        Monomial.OfNonZero(Array.ConvertAll(product.Factors.ToArray(), power => power with { Exponent = Exactly.Multiply(power.Exponent, exponent) }));

    /// <summary>Without any power of a kernel.</summary>
    public static Monomial Without(this Monomial product, Expr kernel) => Monomial.OfNonZero(Array.FindAll(product.Factors.ToArray(), power => power.Base != kernel));
}
