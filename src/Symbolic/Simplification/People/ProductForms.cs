using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>The form of a product: equal bases collected, the rules for products applied, and of several ways to write it the shortest.</summary>
/// <param name="rules">The use of rules.</param>
/// <param name="shortest">Weighs the ways to write a product.</param>
/// <param name="brevity">Knows what stays whole.</param>
internal sealed class ProductForms(Rewriting rules, ShortestProducts shortest, Brevity brevity)
{
    /// <summary>The rules for products.</summary>
    public static readonly Lazy<FactorRules> Rules = new(() => new(ProductRules.All));

    /// <summary>The product of factors that have their form. Infinite and undefined ones are multiplied as written.</summary>
    public Expr Of(ReadOnlySpan<Factor> factors)
    {
        var collector = new FactorCollector();
        foreach (var factor in factors)
        {
            if (brevity.IsWall(factor.Base)) collector.MultiplyWhole(factor.Base, factor.Exponent);
            else collector.Multiply(factor.Base, factor.Exponent);
        }
        return collector.IsFinite ? Of(rules.Ruled(collector.ToTerm(), Rules.Value)) : AsWritten(factors);
    }

    /// <summary>A term to which the rules were applied.</summary>
    public Expr Of(Term term) => shortest.Of(term);

    /// <summary>The product of factors as they are.</summary>
    public static Expr AsWritten(ReadOnlySpan<Factor> factors)
    {
        var product = new Expr[factors.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = factors[i].Exponent.IsOne ? factors[i].Base : Expr.Pow(factors[i].Base, Expr.Constant(factors[i].Exponent));
        return Expr.Product(product);
    }
}
