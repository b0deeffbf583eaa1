using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Simplification;

/// <summary>The errors in double of two expressions that have the same value, each evaluated as it stands.</summary>
/// <param name="instance">The rule; points outside the domain of its left side or its condition are left out.</param>
/// <param name="left">The first expression.</param>
/// <param name="right">The second expression.</param>
internal sealed class RoundingCheck(RuleInstance instance, Expr left, Expr right)
{
    private const int Neighbours = 8;
    private const int Roundings = 2;
    private const int SmallestNormalExponent = -1022;

    private readonly string[] names = [.. instance.Variables.Select(variable => variable.VariableName!)];
    private readonly Reference domain = new(instance.Left);
    private readonly Reference condition = new(instance.Condition ?? 1);
    private readonly Reference exact = new(left);
    private readonly Reference same = new(right);

    /// <summary>The errors wherever both sides are defined.</summary>
    public IEnumerable<RoundingErrors> Run(int count, int seed)
    {
        var (random, before, after) = (new Random(seed), new AsWritten(left, names), new AsWritten(right, names));
        foreach (var point in new RulePoints(instance, seed).Take(count))
        {
            if (condition.At(point.At) is not { Value.IsZero: false } || domain.At(point.At) is not { IsDefined: true }) continue;
            if (exact.At(point.At) is not { IsDefined: true } first || same.At(point.At) is not { IsDefined: true } second) continue;
            if (!first.Value.IsZero && first.Value.BinaryExponent < SmallestNormalExponent) continue; // there a relative error means nothing
            var error = UlpError.Ulps(after.At(point.At), second.Value);
            var bound = error <= 1 ? 0 : Beside(point, random).Append(point.At).Max(at => Error(before, at));
            yield return new(left, right, point, first.Agrees(second), double.IsFinite(before.At(point.At)), double.IsFinite(after.At(point.At)), bound, error, () => Cost(point, first));
        }
    }

    /// <summary>At a single point rounding errors may cancel by chance, which is no merit of a formula: the error that counts is the worst close by.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, double>> Beside(RulePoint point, Random random)
    {
        for (var i = 0; i < Neighbours; i++) yield return point.At.ToDictionary(pair => pair.Key, pair => pair.Value * (1 + Math.ScaleB(random.Next(-8, 9), -52)));
    }

    private double Error(AsWritten value, IReadOnlyDictionary<string, double> at) => exact.At(at) is { IsDefined: true } known ? UlpError.Ulps(value.At(at), known.Value) : 0;

    /// <summary>What two roundings of the arguments cost, in units of the last place.</summary>
    private double Cost(RulePoint point, Reading value)
    {
        var cost = 0.0;
        foreach (var name in names)
            if (exact.At(new Dictionary<string, double>(point.At) { [name] = Math.BitIncrement(point.At[name]) }) is { IsDefined: true } moved)
                cost += UlpError.InUlps(BigFloat.Abs(moved.Value - value.Value), value.Value);
        return Roundings * cost;
    }
}

/// <summary>Errors of two expressions at a point, in units of the last place.</summary>
/// <param name="Left">The first expression.</param>
/// <param name="Right">The second expression.</param>
/// <param name="Point">Where.</param>
/// <param name="AreEqual">Whether they have the same value.</param>
/// <param name="IsLeftFinite">Whether the first is finite in double.</param>
/// <param name="IsRightFinite">Whether the second is finite in double.</param>
/// <param name="Before">The error of the first, at the point or close beside it.</param>
/// <param name="After">The error of the second.</param>
/// <param name="Cost">What two roundings of the arguments cost.</param>
internal sealed record RoundingErrors(Expr Left, Expr Right, RulePoint Point, bool AreEqual, bool IsLeftFinite, bool IsRightFinite, double Before, double After, Func<double> Cost)
{
    /// <summary>Whether the second expression is accurate to the bound; where the first overflows, the second may too.</summary>
    public bool IsWithin(double bound, bool isConditioned) =>
        After <= bound || (!IsLeftFinite && !IsRightFinite) || (isConditioned && After <= bound + Cost());

    public override string ToString() => $"{Left} -> {Right} at {Point}: {Before:G3} ulp became {After:G3}";
}
