namespace SymDiff.Tests.Simplification;

/// <summary>Values for the holes of a rule.</summary>
/// <param name="At">The values, by name.</param>
/// <param name="IsGeneric">Whether all are drawn from a continuum, so that they miss every null set.</param>
internal sealed record RulePoint(IReadOnlyDictionary<string, double> At, bool IsGeneric)
{
    public override string ToString() => string.Join(", ", At.Select(pair => $"{pair.Key} = {pair.Value:R}"));
}

/// <summary>Points for rules: a continuum of many magnitudes, edges and what lies beside them, and holes that are equal or nearly so.</summary>
internal sealed class RulePoints(RuleInstance instance, int seed)
{
    private static readonly double[] Edges = [0, 1, 0.5, 2, 1e-150, 1e-9, Math.PI / 2, Math.PI, 40, 700, 1000, 1e150];

    private readonly Random random = new(seed);
    private readonly double[] edges = [.. Edges.Concat(Literals(instance)).SelectMany(Beside).Distinct()];

    /// <summary>So many points of each kind; without holes there is one point.</summary>
    public IReadOnlyList<RulePoint> Take(int count) => instance.Variables.Count switch
    {
        0 => [new(new Dictionary<string, double>(), true)],
        1 => [.. Many(count, Continuous, true), .. edges.Select(edge => Point(_ => edge, false))],
        _ => [.. Many(count, Continuous, true), .. edges.SelectMany(AtOneEdge), .. Many(count, _ => edges[random.Next(edges.Length)], false), .. Many(count, Near, false)],
    };

    private IEnumerable<RulePoint> Many(int count, Func<double, double> next, bool isGeneric)
    {
        for (var i = 0; i < count; i++) yield return Point(next, isGeneric);
    }

    /// <summary>Each variable at an edge while the others are not.</summary>
    private IEnumerable<RulePoint> AtOneEdge(double edge)
    {
        foreach (var variable in instance.Variables.Where(variable => !instance.IsCondition(variable)))
            yield return new(new Dictionary<string, double>(Point(Continuous, false).At) { [variable.VariableName!] = edge }, false);
    }

    private RulePoint Point(Func<double, double> next, bool isGeneric)
    {
        var (at, last) = (new Dictionary<string, double>(), Continuous(0));
        foreach (var variable in instance.Variables)
            at[variable.VariableName!] = instance.IsLogical(variable) ? random.Next(2) : instance.IsCondition(variable) ? Truth() : last = next(last);
        return new(at, isGeneric);
    }

    /// <summary>Any number but 0 is true.</summary>
    private double Truth() => random.Next(2) * (random.Next(2) == 0 ? 1 : Continuous(0));

    private double Continuous(double last) => random.Next(4) switch
    {
        0 => Sign() * Math.Exp((random.NextDouble() * 30) - 23),
        1 => 2 * random.NextDouble() * Sign(),
        2 => 8 * random.NextDouble() * Sign(),
        _ => 60 * random.NextDouble() * Sign(),
    };

    /// <summary>The value of the hole before, its opposite, or a neighbour of one of them.</summary>
    private double Near(double last) => Sign() * last * (1 + (random.Next(3) switch { 0 => 0, 1 => 4e-16, _ => 1e-6 } * Sign()));

    private int Sign() => random.Next(2) == 0 ? 1 : -1;

    private static IEnumerable<double> Literals(RuleInstance instance) =>
        Traversal.PostOrder(instance.Left, instance.Condition ?? instance.Left).Where(node => node.Literal is not null).Select(node => Math.Abs(node.Literal!.ToDouble()));

    private static IEnumerable<double> Beside(double x) => new[] { Math.BitDecrement(x), x, Math.BitIncrement(x) }.SelectMany(y => new[] { y, -y });
}
