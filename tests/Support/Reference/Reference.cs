using SymDiff.Support.Mpfr;

namespace SymDiff.Support.Reference;

/// <summary>
/// Evaluates a graph by <see cref="ReferenceTable"/>, from 200 bits upwards until two precisions agree.
/// </summary>
/// <param name="root">What to evaluate.</param>
/// <param name="isExtended">
/// Whether an intermediate result may be infinite, as in IEEE arithmetic, where exp(log(0)) is 0. Over the finite reals it is undefined.
/// </param>
internal sealed class Reference(Expr root, bool isExtended = false)
{
    private static readonly int[] Precisions = [BigFloat.DefaultPrecision, 2 * BigFloat.DefaultPrecision, 8 * BigFloat.DefaultPrecision, 24 * BigFloat.DefaultPrecision];

    private readonly List<Expr> order = Traversal.PostOrder(root);

    /// <summary>The value at a point; null if it cannot be told, because rounding decides it at every precision.</summary>
    public Reading? At(IReadOnlyDictionary<string, double> point)
    {
        BigFloat? coarse = null;
        var more = Spread(point.Values);
        foreach (var precision in Precisions)
        {
            var fine = Evaluate(point, precision + more);
            if (coarse is not null && fine is not null && Reading.Of(coarse, fine, precision == Precisions[^1]) is { } reading) return reading;
            coarse = fine;
        }
        return null;
    }

    /// <summary>The bits by which a sum of the largest and the smallest number is longer than what is computed with anyway.</summary>
    private static int Spread(IEnumerable<double> values)
    {
        var exponents = values.Where(value => double.IsFinite(value) && value != 0).Select(Math.ILogB).Append(0).ToList();
        return Math.Max(0, exponents.Max() - exponents.Min() - (BigFloat.DefaultPrecision / 2));
    }

    /// <summary>The value with intermediate results of so many bits; null where their rounding decides it.</summary>
    public BigFloat? Evaluate(IReadOnlyDictionary<string, double> point, int precision) =>
        Evaluate(name => BigFloat.From(point[name], precision), precision);

    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, double}, int)"/>
    public BigFloat? Evaluate(Func<string, BigFloat> point, int precision)
    {
        var values = new Dictionary<Expr, BigFloat?>();
        foreach (var node in order) values[node] = Value(node, values, point, precision);
        return values[root];
    }

    private BigFloat? Value(Expr node, Dictionary<Expr, BigFloat?> values, Func<string, BigFloat> point, int precision)
    {
        if (node.VariableName is { } name) return point(name);
        if (node.Op.Name == "pi") return BigFloat.Pi(precision);
        if (!ReferenceTable.Rows.TryGetValue(node.Op.Name, out var row)) return Literal(node.Op.Name, precision);
        return Chosen(node, values) is { } args ? Checked(row(args)?.WithPrecision(precision)) : null;
    }

    /// <summary>The arguments; of a choice, the arm not taken may be anything.</summary>
    private static BigFloat[]? Chosen(Expr node, Dictionary<Expr, BigFloat?> values)
    {
        var args = new BigFloat[node.Args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            var isTaken = i == 0 || node.Op.Name is not ("where" or "given") || (args[0].IsZero ? i == 2 : i == 1);
            if (values[node.Args[i]] is { } value) args[i] = value;
            else if (isTaken) return null;
            else args[i] = double.NaN;
        }
        return args;
    }

    /// <summary>A zero or pole reached by rounding may be neither; over the finite reals a pole is no value.</summary>
    private BigFloat? Checked(BigFloat? value) =>
        value is { IsExact: false } && (value.IsZero || value.IsInfinity) ? null
        : value is { IsInfinity: true } && !isExtended ? double.NaN : value;

    private static BigFloat Literal(string text, int precision) =>
        text.Split('/') is [var numerator, var denominator] ? Decimal(numerator, precision) / Decimal(denominator, precision) : Decimal(text, precision);

    private static BigFloat Decimal(string text, int precision) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var whole) ? BigFloat.From(whole, precision) : BigFloat.Parse(text, precision);
}
