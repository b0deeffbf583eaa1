using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>Looks for a point at which two expressions are defined and have enclosures without a common number.</summary>
internal static class CounterexampleSearch
{
    private const int MostPoints = 200;
    private static readonly double[] Values = [0.5, 2, -1, 1.5, -0.5, 3, 0.25, -2, 0.75, 1, -0.25, 5, 0.125, -3, 10, 0];

    /// <param name="pair">The two expressions in a form that can be enclosed.</param>
    /// <param name="written">The two as they were written, which must be defined at the point.</param>
    /// <param name="assumptions">What must hold at the point.</param>
    public static Counterexample? Run(Expr[] pair, Expr[] written, IReadOnlyList<Expr> assumptions) =>
        Run([pair[0]], [pair[1]], [.. assumptions, .. written.SelectMany(DomainConditions.Of).Distinct()], [.. written.SelectMany(side => side.FreeVariables())], _ => true)?.Found;

    /// <summary>The same for lists of expressions, two of which at one place must differ.</summary>
    /// <param name="left">Expressions in a form that can be enclosed.</param>
    /// <param name="right">As many others.</param>
    /// <param name="needed">Conditions that must hold at the point.</param>
    /// <param name="more">More variables that the point gives values to.</param>
    /// <param name="isTrusted">Whether what is known of an expression at a point counts.</param>
    public static (Counterexample Found, int Place)? Run(Expr[] left, Expr[] right, Expr[] needed, IEnumerable<string> more, Func<Fact, bool> isTrusted)
    {
        string[] names = [.. left.Concat(right).SelectMany(side => side.FreeVariables()).Concat(more).Distinct().Order(StringComparer.Ordinal)];
        for (var i = 0; i < MostPoints; i++)
        {
            var at = Point(names, i);
            var facts = new FactTable([.. at.Select(pair => Logic.Equal[Expr.Symbol(pair.Key), pair.Value])]);
            if (!Array.TrueForAll(needed, facts.Proves)) continue;
            for (var place = 0; place < left.Length; place++)
                if (isTrusted(facts[left[place]]) && isTrusted(facts[right[place]]) && Differ(facts[left[place]].Values, facts[right[place]].Values, at) is { } found)
                    return (found, place);
        }
        return null;
    }

    private static Counterexample? Differ(Interval left, Interval right, Dictionary<string, double> at) =>
        IsFinite(left) && IsFinite(right) && (left.High < right.Low || right.High < left.Low) ? new(at, Middle(left), Middle(right)) : null;

    /// <summary>The values in turn, with another stride for each variable.</summary>
    private static Dictionary<string, double> Point(string[] names, int index)
    {
        var at = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var k = 0; k < names.Length; k++) at[names[k]] = Values[((index * ((2 * k) + 1)) + (k * 3) + (index / Values.Length * k)) % Values.Length];
        return at;
    }

    private static bool IsFinite(Interval values) => double.IsFinite(values.Low) && double.IsFinite(values.High);

    private static double Middle(Interval interval) => interval.Low + ((interval.High - interval.Low) / 2);
}
