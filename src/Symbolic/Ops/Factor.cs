namespace SymDiff.Ops;

/// <summary>One factor of a product: a base to a rational power.</summary>
internal sealed record Factor(Expr Base, Number Exponent)
{
    public static Number Two { get; } = Number.FromInteger(2);

    public static Number Half { get; } = Number.Ratio(1, 2)!;

    public bool IsIntegerPower => Exponent.IsInteger;
}
