namespace SymDiff.Series;

/// <summary>
/// A Laurent series in t that is known up to a power: <c>sum_i terms[i]*t^(start + i) + O(t^end)</c>. The coefficients are expressions in the form for people.
/// </summary>
/// <param name="Start">Power of the first term; negative at a pole.</param>
/// <param name="Terms">The known coefficients.</param>
internal sealed record PowerSeries(int Start, Expr[] Terms)
{
    /// <summary>The first power that is not known.</summary>
    public int End => Start + Terms.Length;

    /// <summary>The coefficient of a power below <see cref="End"/>.</summary>
    public Expr this[int power] => power < Start ? 0 : Terms[power - Start];

    /// <summary>A number, or what does not depend on t.</summary>
    public static PowerSeries Constant(Expr value, int end) => Of(0, end, power => power == 0 ? value : 0);

    /// <summary>The series with these coefficients.</summary>
    public static PowerSeries Of(int start, int end, Func<int, Expr> term) => new(start, [.. Enumerable.Range(start, Math.Max(0, end - start)).Select(term)]);

    /// <summary>The series from its first term on that is not 0; without any term if all known ones are 0.</summary>
    public PowerSeries Trimmed()
    {
        var zeros = Terms.TakeWhile(term => term.Literal is { IsZero: true }).Count();
        return zeros == 0 ? this : new(Start + zeros, Terms[zeros..]);
    }

    /// <summary>The sum.</summary>
    public static PowerSeries Add(PowerSeries a, PowerSeries b) =>
        Of(Math.Min(a.Start, b.Start), Math.Min(a.End, b.End), power => (a[power] + b[power]).Simplify());

    /// <summary>The product by Cauchy's rule.</summary>
    public static PowerSeries Multiply(PowerSeries a, PowerSeries b)
    {
        var start = a.Start + b.Start;
        return Of(start, Math.Min(a.End + b.Start, b.End + a.Start), power =>
            Expr.Sum([.. Enumerable.Range(a.Start, power - start + 1).Select(i => a[i] * b[power - i])]).Simplify());
    }

    /// <summary>The quotient by a series with a first term that is not 0: <c>c_k = (a_k - sum_(j&lt;k) c_j*b_(k-j))/b_0</c>.</summary>
    public static PowerSeries Divide(PowerSeries a, PowerSeries b)
    {
        var quotient = new Expr[Math.Min(a.Terms.Length, b.Terms.Length)];
        for (var k = 0; k < quotient.Length; k++)
        {
            var rest = a.Terms[k];
            for (var j = 0; j < k; j++) rest -= quotient[j] * b.Terms[k - j];
            quotient[k] = (rest / b.Terms[0]).Simplify();
        }
        return new(a.Start - b.Start, quotient);
    }
}
