using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>What a value does as a variable grows beyond all bounds.</summary>
internal enum TailTrend
{
    /// <summary>Nothing can be said.</summary>
    Unknown,

    /// <summary>It falls to 0, to a half or less with each power of ten.</summary>
    Vanishes,

    /// <summary>It stays away from 0.</summary>
    Stays,
}

/// <summary>A value where a variable is a power of ten, and an interval that has all its values beyond.</summary>
/// <param name="At">The variable.</param>
/// <param name="Value">The value there; null if other variables have none.</param>
/// <param name="Beyond">Where all values farther out are.</param>
internal readonly record struct TailPoint(double At, double? Value, Interval Beyond);

/// <summary>
/// How a value behaves as one of its variables goes to infinity: by intervals that enclose everything beyond a point, and where these say nothing, by the values at points.
/// </summary>
/// <param name="Points">Points, each farther out than the one before.</param>
internal sealed record Tail(IReadOnlyList<TailPoint> Points)
{
    /// <summary>What is below this is as good as 0.</summary>
    private const double Nothing = 1e-300;

    private static readonly double[] Places = [1, 10, 100, 1000, 10_000];

    /// <summary>Whether no point has a value or a bound.</summary>
    public bool SaysNothing => Points.All(point => point.Value is null && point.Beyond.Low == double.NegativeInfinity && point.Beyond.High == double.PositiveInfinity);

    /// <summary>What the intervals prove.</summary>
    public TailTrend Proved => Of([.. Points.Select(point => (IntervalArithmetic.Absolute(point.Beyond).Low, IntervalArithmetic.Absolute(point.Beyond).High))]);

    /// <summary>What the points suggest; values of both signs suggest nothing but that they vanish.</summary>
    public TailTrend Seen
    {
        get
        {
            double[] values = [.. Points.Select(point => point.Value ?? double.NaN)];
            var trend = Of(Array.ConvertAll(values, value => (Math.Abs(value), Math.Abs(value))));
            return trend == TailTrend.Stays && values[2..].Select(Math.Sign).Distinct().Count() > 1 ? TailTrend.Unknown : trend;
        }
    }

    /// <summary>The behaviour on one side.</summary>
    /// <param name="value">A number, in the machine's form, whose intervals are narrow.</param>
    /// <param name="variable">The variable that grows.</param>
    /// <param name="sign">1 for growing, -1 for falling.</param>
    /// <param name="at">Values of other variables.</param>
    /// <param name="assumptions">What holds.</param>
    public static Tail Of(Expr value, Expr variable, int sign, IReadOnlyDictionary<string, Tensor> at, IReadOnlyList<Expr> assumptions)
    {
        var (name, point) = (variable.VariableName!, new Dictionary<string, Tensor>(at, StringComparer.Ordinal));
        point.Remove(name);
        var known =
            Traversal.Map([value], node => node.VariableName is { } other && point.TryGetValue(other, out var number) && number.Rank == 0 ? (Expr)number.Values[0] : node)[value];
        return new([.. Places.Select(place => Point(sign * place))]);

        TailPoint Point(double place)
        {
            var facts = new FactTable([.. assumptions, (sign > 0 ? Logic.GreaterEqual : Logic.LessEqual)[variable, place]]);
            point[name] = place;
            return new(place, known.FreeVariables().All(point.ContainsKey) ? known.Evaluate(point).Values[0] : null, WithoutSign(facts[known].Values));
        }
    }

    /// <summary>The interval with 0 for -0.</summary>
    private static Interval WithoutSign(Interval values) => values with { Low = values.Low + 0.0, High = values.High + 0.0 };

    /// <summary>The trend of values between bounds.</summary>
    private static TailTrend Of((double Least, double Most)[] bounds)
    {
        if (bounds[^1].Least > 0 && bounds[^1].Least >= bounds[^2].Least / 2) return TailTrend.Stays;
        var falls = Enumerable.Range(2, bounds.Length - 2).All(i => double.IsFinite(bounds[i].Most) && bounds[i].Most <= Math.Max(bounds[i - 1].Most / 2, Nothing));
        return falls ? TailTrend.Vanishes : TailTrend.Unknown;
    }
}
