using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>A product of powers of distinct bases in structural order, without coefficient; compares by value.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    private readonly Factor[] factors;
    private readonly int hash;

    private Monomial(Factor[] factors)
    {
        this.factors = factors;
        foreach (var factor in factors) hash = (hash * 31) + HashCode.Combine(factor.Base, factor.Exponent);
    }

    public static Monomial Unit { get; } = new([]);

    public ReadOnlySpan<Factor> Factors => factors;

    public bool IsUnit => factors.Length == 0;

    /// <summary>The product of powers of distinct bases without those to the power 0.</summary>
    public static Monomial OfNonZero(IReadOnlyList<Factor> powers)
    {
        var factors = new List<Factor>(powers.Count);
        for (var i = 0; i < powers.Count; i++) if (!powers[i].Exponent.IsZero) factors.Add(powers[i]);
        return Of(factors);
    }

    /// <summary>The product of powers of distinct bases, none of them to the power 0; the list is sorted.</summary>
    public static Monomial Of(List<Factor> factors)
    {
        if (factors.Count == 0) return Unit;
        if (factors.Count > 1) factors.Sort(static (a, b) => StructuralOrder.Instance.Compare(a.Base, b.Base));
        return new([.. factors]);
    }

    /// <summary>The base that is the whole monomial, or null.</summary>
    public Expr? OnlyBase => factors is [{ Exponent.IsOne: true } only] ? only.Base : null;

    /// <summary>Exponent of a base; 0 if it does not occur.</summary>
    public Number ExponentOf(Expr value)
    {
        foreach (var factor in factors) if (factor.Base == value) return factor.Exponent;
        return Number.Zero;
    }

    public bool Equals(Monomial? other) => other is not null && hash == other.hash && Factors.SequenceEqual(other.factors);

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => hash;
}

/// <summary>A coefficient times a monomial.</summary>
internal sealed record Term(Number Coefficient, Monomial Monomial);
