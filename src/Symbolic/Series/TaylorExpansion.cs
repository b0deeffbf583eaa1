using System.Numerics;
using SymDiff.Ops;

namespace SymDiff.Series;

/// <summary>
/// Taylor polynomials by arithmetic on power series: along <c>x = a + t*h</c> every node becomes a series in t whose coefficients are exact expressions. Sums, products and
/// quotients have rules of their own, so quotients may have removable singularities; every other operator is composed with its own Taylor polynomial
/// (<see cref="OperatorSeries"/>).
/// </summary>
internal sealed class TaylorExpansion
{
    private const int MostExtraTerms = 8;
    private readonly Dictionary<string, Expr> about;
    private readonly Dictionary<string, Expr> steps;
    private readonly int end;
    private readonly Dictionary<string, OperatorSeries> operators = new(StringComparer.Ordinal);

    private TaylorExpansion(IReadOnlyDictionary<string, Expr> about, int end)
    {
        this.about = about.ToDictionary(StringComparer.Ordinal);
        this.end = end;
        steps = about.Keys.ToDictionary(name => name, name => Expr.Symbol("\u0002" + name), StringComparer.Ordinal);
    }

    /// <summary>The polynomial of a total degree, lowest powers first.</summary>
    /// <param name="value">A scalar expression over scalars.</param>
    /// <param name="about">The point, by variable; its values do not contain the variables.</param>
    /// <param name="order">The highest total degree.</param>
    /// <exception cref="SeriesException">There is none.</exception>
    public static Expr Polynomial(Expr value, IReadOnlyDictionary<string, Expr> about, int order)
    {
        Check(value, about);
        for (var end = order + 1; ; end += 1)
        {
            var expansion = new TaylorExpansion(about, end);
            var series = expansion.Expand(value).Trimmed();
            if (series is { Start: < 0, Terms.Length: > 0 }) throw SeriesException.Pole(-series.Start);
            if (series.End > order) return expansion.Written(series, order);
            if (end > order + MostExtraTerms) throw SeriesException.Vanishing(value);
        }
    }

    private static void Check(Expr value, IReadOnlyDictionary<string, Expr> about)
    {
        if (about.Count == 0) throw new ArgumentException("a series needs a variable", nameof(about));
        if (about.Values.SelectMany(point => point.FreeVariables()).FirstOrDefault(about.ContainsKey) is { } own)
            throw new ArgumentException($"the point contains the variable '{own}' that is expanded in", nameof(about));
        if (Traversal.PostOrder(value).Find(node => node.Shape.Rank > 0) is { } tensor) throw SeriesException.Tensor(tensor);
    }

    private Expr Written(PowerSeries series, int order)
    {
        var distances = steps.ToDictionary(step => step.Value.VariableName!, step => Expr.Variable(step.Key) - about[step.Key], StringComparer.Ordinal);
        var terms = Enumerable.Range(0, order + 1).Select(power => series[power]).Where(term => term.Literal is not { IsZero: true });
        return Expr.Sum([.. terms.SelectMany(term => term.Op.IsSum ? term.ArgList : [term]).Select(term => term.Substitute(distances))]);
    }

    private PowerSeries Expand(Expr value)
    {
        var series = new Dictionary<Expr, PowerSeries>();
        foreach (var node in Traversal.PostOrder(value)) series[node] = Of(node, series);
        return series[value];
    }

    private PowerSeries Of(Expr node, Dictionary<Expr, PowerSeries> series)
    {
        if (node.VariableName is { } name && steps.TryGetValue(name, out var step)) return PowerSeries.Of(0, end, power => power == 0 ? about[name] : power == 1 ? step : 0);
        if (node.Args.IsEmpty) return PowerSeries.Constant(node, end);
        var args = node.ArgList.Select(arg => series[arg]).ToArray();
        if (node.Op.IsSum) return args.Aggregate(PowerSeries.Add);
        if (node.Op.HasFactors(node) && Array.TrueForAll(node.Op.Factors(node), factor => factor.IsIntegerPower)) return Product(node.Op.Factors(node), series);
        if (Array.Exists(args, arg => arg.End < 1)) return new(0, []); // too few terms are known: the caller tries again with more
        if (Array.FindIndex(args, arg => arg.Trimmed() is { Start: < 0, Terms.Length: > 0 }) is >= 0 and var pole)
            throw SeriesException.PoleInside(node, node.Args[pole], -args[pole].Trimmed().Start);
        if (!operators.TryGetValue(Kind(node), out var composed)) composed = operators[Kind(node)] = new(node);
        return composed.At(args);
    }

    private static string Kind(Expr node) => FormattableString.Invariant($"{node.Op.Key} {node.Args.Length}");

    private PowerSeries Product(Factor[] factors, Dictionary<Expr, PowerSeries> series)
    {
        var (product, divisor, below) = (PowerSeries.Constant(1, end), PowerSeries.Constant(1, end), (Expr)1);
        foreach (var factor in factors)
        {
            var power = Repeated(Of(factor), BigInteger.Abs(factor.Exponent.Numerator));
            if (factor.Exponent.Sign > 0) product = PowerSeries.Multiply(product, power);
            else (divisor, below) = (PowerSeries.Multiply(divisor, power), below * factor.Base);
        }
        return Quotient(product, divisor.Trimmed(), below);

        PowerSeries Of(Factor factor) => series.TryGetValue(factor.Base, out var known) ? known : PowerSeries.Constant(factor.Base, end);
    }

    private PowerSeries Quotient(PowerSeries product, PowerSeries divisor, Expr below)
    {
        if (divisor.Terms.Length == 0) throw SeriesException.Vanishing(below);
        if (divisor.Start > 0 && steps.Count > 1) throw SeriesException.Directional(below);
        return PowerSeries.Divide(product, divisor);
    }

    /// <summary>A whole power by repeated squaring.</summary>
    private PowerSeries Repeated(PowerSeries series, BigInteger exponent)
    {
        var power = PowerSeries.Constant(1, end);
        for (var square = series.Trimmed(); !exponent.IsZero; exponent >>= 1)
        {
            if (!exponent.IsEven) power = PowerSeries.Multiply(power, square);
            if (!exponent.IsOne) square = PowerSeries.Multiply(square, square);
        }
        return power;
    }
}
