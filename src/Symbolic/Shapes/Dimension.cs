using System.Globalization;
using System.Text;
using SymDiff.Ops;

namespace SymDiff;

/// <summary>
/// Length of one axis: a polynomial with whole coefficients in named sizes and in floors of quotients of sizes, in canonical form, so that equal
/// polynomials are equal values: <c>d - k1 - k2 + 2</c>, <c>floor((d + 2*p - k)/s) + 1</c>. Names are rigid: different names are different lengths.
/// </summary>
public sealed class Dimension : IEquatable<Dimension>
{
    private readonly SizeTerm[] terms;
    private readonly string text;

    private Dimension(SizeTerm[] terms)
    {
        this.terms = terms;
        text = Write();
    }

    /// <summary>The length, if no name occurs in it; null otherwise.</summary>
    public long? Literal => terms switch { [] => 0, [{ IsConstant: true } only] => only.Coefficient, _ => null };

    /// <summary>The name that is the whole length, or null.</summary>
    public string? Name => terms is [{ Coefficient: 1, Factors: [{ IsName: true } only] }] ? only.Text : null;

    /// <summary>Whether this axis broadcasts: only a literal 1 does.</summary>
    public bool IsOne => Literal == 1;

    /// <summary>The names that occur, each once.</summary>
    public IEnumerable<string> Names => terms.SelectMany(term => term.Factors).SelectMany(NamesIn).Distinct();

    /// <summary>A literal length.</summary>
    public static implicit operator Dimension(long length) => Of([new(length, [])]);

    /// <summary>A named size.</summary>
    public static implicit operator Dimension(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new([new(1, [new(name)])]);
    }

    /// <summary>The sum of two lengths.</summary>
    public static Dimension operator +(Dimension left, Dimension right) => Of(left.terms.Concat(right.terms));

    /// <summary>The difference of two lengths.</summary>
    public static Dimension operator -(Dimension left, Dimension right) => left + (right * -1);

    /// <summary>The product of two lengths.</summary>
    public static Dimension operator *(Dimension left, Dimension right) => Of(left.terms.SelectMany(a => right.terms.Select(b => Exactly(() => a.Times(b)))));

    /// <summary>The largest whole number that is not greater than the quotient. What divides evenly by a literal leaves the floor.</summary>
    /// <exception cref="ShapeException">The divisor is 0.</exception>
    public static Dimension FloorDivide(Dimension dividend, Dimension divisor)
    {
        if (divisor.Literal == 0) throw new ShapeException($"the size {dividend} is divided by 0") { Code = Codes.BadSize };
        if (divisor.IsOne) return dividend;
        if (divisor.Literal is not > 1) return dividend.Literal == 0 ? dividend : Floor(dividend, divisor);
        var by = divisor.Literal.Value;
        var whole = Of(dividend.terms.Select(term => term with { Coefficient = Quotient(term, by) }));
        var rest = dividend - (whole * by);
        return rest.Literal is not null ? whole : whole + Floor(rest, by);
    }

    /// <summary>The length for given sizes.</summary>
    /// <param name="sizes">The value of each name.</param>
    /// <exception cref="ShapeException">A quotient divides by 0, or the length does not fit 64 bits.</exception>
    public long Evaluate(Func<string, long> sizes) =>
        Exactly(() => terms.Sum(term => term.Factors.Aggregate(term.Coefficient, (product, factor) => checked(product * Value(factor, sizes)))));

    /// <summary>The length as a number of the language: names become sizes.</summary>
    public Expr ToExpr() => Expr.Sum([.. terms.Select(term => Expr.Product([Expr.Constant(Number.FromInteger(term.Coefficient)), .. term.Factors.Select(ToExpr)]))]);

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(text, StringComparison.Ordinal);

    /// <inheritdoc cref="Equals(Dimension)"/>
    public static bool operator ==(Dimension? left, Dimension? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two dimensions differ.</summary>
    public static bool operator !=(Dimension? left, Dimension? right) => !(left == right);

    /// <summary>The length as the language writes it.</summary>
    public override string ToString() => text;

    /// <summary>Equal products by adding their coefficients; positive ones first, the constant last unless it alone is positive.</summary>
    private static Dimension Of(IEnumerable<SizeTerm> terms)
    {
        var merged = terms.GroupBy(term => term.Key, StringComparer.Ordinal)
            .Select(group => Exactly(() => group.First() with { Coefficient = group.Sum(term => term.Coefficient) }))
            .Where(term => term.Coefficient != 0)
            .OrderBy(term => term.IsConstant).ThenBy(term => term.Coefficient < 0).ThenByDescending(term => term.Factors.Length)
            .ThenBy(term => !Array.TrueForAll(term.Factors, factor => factor.IsName)).ThenBy(term => term.Key, Comparer<string>.Create(NaturalOrder.Compare)).ToList();
        var lead = merged.FindIndex(term => term.Coefficient > 0);
        if (lead > 0)
        {
            merged.Insert(0, merged[lead]);
            merged.RemoveAt(lead + 1);
        }
        return new([.. merged]);
    }

    private static Dimension Floor(Dimension dividend, Dimension divisor) => new([new(1, [SizeFactor.Floor(dividend, divisor)])]);

    /// <summary>Rounded towards 0 for a named term, so that it keeps its sign; down for the constant.</summary>
    private static long Quotient(SizeTerm term, long divisor) =>
        term.IsConstant ? (long)Math.Floor((decimal)term.Coefficient / divisor) : term.Coefficient / divisor;

    private static long Value(SizeFactor factor, Func<string, long> sizes)
    {
        if (factor.IsName) return sizes(factor.Text);
        var divisor = factor.Divisor!.Evaluate(sizes);
        return divisor == 0 ? throw new ShapeException($"{factor.Text} divides by 0") : (long)Math.Floor((decimal)factor.Dividend!.Evaluate(sizes) / divisor);
    }

    private static Expr ToExpr(SizeFactor factor) =>
        factor.IsName ? new SizeOp(factor.Text).Apply() : Rounding.Floor[factor.Dividend!.ToExpr() / factor.Divisor!.ToExpr()];

    private static IEnumerable<string> NamesIn(SizeFactor factor) => factor.IsName ? [factor.Text] : factor.Dividend!.Names.Concat(factor.Divisor!.Names);

    private static T Exactly<T>(Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (OverflowException)
        {
            throw new ShapeException("a size does not fit 64 bits") { Code = Codes.BadSize };
        }
    }

    private string Write()
    {
        if (terms.Length == 0) return "0";
        var result = new StringBuilder();
        foreach (var term in terms)
            result.Append(result.Length == 0 ? (term.Coefficient < 0 ? "-" : "") : term.Coefficient < 0 ? " - " : " + ").Append(CultureInfo.InvariantCulture, $"{term}");
        return result.ToString();
    }
}
