using System.Globalization;

namespace SymDiff;

/// <summary>A factor of a size: a name, or the floor of a quotient of sizes. Compares by its text, which is canonical.</summary>
/// <param name="Text">How the language writes it.</param>
/// <param name="Dividend">What is divided; null for a name.</param>
/// <param name="Divisor">What it is divided by; null for a name.</param>
internal sealed record SizeFactor(string Text, Dimension? Dividend = null, Dimension? Divisor = null)
{
    public bool IsName => Dividend is null;

    public static SizeFactor Floor(Dimension dividend, Dimension divisor) => new($"floor({Enclosed(dividend)}/{Enclosed(divisor)})", dividend, divisor);

    public bool Equals(SizeFactor? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    private static string Enclosed(Dimension value) => value.Name is not null || value.Literal is >= 0 ? value.ToString() : $"({value})";
}

/// <summary>A whole number times a product of factors, which are sorted; the constant has none.</summary>
internal sealed record SizeTerm(long Coefficient, SizeFactor[] Factors)
{
    private string? key;

    /// <summary>The product without its coefficient, in one text.</summary>
    public string Key => key ??= string.Join('*', Factors.Select(factor => factor.Text));

    public bool IsConstant => Factors.Length == 0;

    public SizeTerm Times(SizeTerm other) =>
        new(checked(Coefficient * other.Coefficient), [.. Factors.Concat(other.Factors).OrderBy(factor => factor.Text, Comparer<string>.Create(NaturalOrder.Compare))]);

    /// <summary>The term without its sign.</summary>
    public override string ToString()
    {
        var size = Math.Abs(Coefficient).ToString(CultureInfo.InvariantCulture);
        return IsConstant ? size : Math.Abs(Coefficient) == 1 ? Key : $"{size}*{Key}";
    }
}
