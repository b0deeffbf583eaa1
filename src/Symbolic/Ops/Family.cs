namespace SymDiff.Ops;

/// <summary>Short constructors for the rows of the operator tables.</summary>
internal static class Family
{
    /// <summary>An operator of one argument; the derivative may use the argument x and the value y. No derivative: none flows.</summary>
    public static ElementwiseOp Unary(
        string name, string latex, Func<double, double> meaning, Func<Expr, Expr, Expr>? derivative, Interval domain, Interval? range = null, Parity parity = Parity.None,
        Trend trend = Trend.None, double slope = double.PositiveInfinity, bool isWhole = false, Number? complement = null, Func<Expr, Expr>? where = null,
        Func<Expr, Expr>? kink = null) =>
        new(name, latex, meaning, derivative is null ? null : (y, a) => derivative(a[0], y))
        {
            Domain = [domain],
            Range = range ?? Interval.Everything,
            Parity = parity,
            Trend = trend,
            SteepestSlope = slope,
            IsWhole = isWhole,
            Complement = complement,
            DefinedWhere = where is null ? null : a => where(a[0]),
            KinkAt = kink is null ? null : a => kink(a[0]),
        };

    /// <summary>An operator of two arguments x and y; the partials may use both. No partial: no gradient flows there.</summary>
    public static ElementwiseOp Binary(
        string name, string latex, Func<double, double, double> meaning, Func<Expr, Expr, Expr>? first,
        Func<Expr, Expr, Expr>? second, Interval x, Interval y, Interval? range = null,
        Condition? where = null, Condition? kink = null, string[]? parameters = null) =>
        new(name, latex, meaning, Of(first), Of(second))
        {
            Domain = [x, y], Range = range ?? Interval.Everything, DefinedWhere = where, KinkAt = kink, Parameters = parameters ?? ["x", "y"],
        };

    /// <summary>An open interval.</summary>
    public static Interval On(double low, double high) => new(low, high);

    private static Partial? Of(Func<Expr, Expr, Expr>? partial) => partial is null ? null : (_, a) => partial(a[0], a[1]);
}
