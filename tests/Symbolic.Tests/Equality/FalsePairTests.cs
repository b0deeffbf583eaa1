using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;
using Xunit.Abstractions;

namespace SymDiff.Tests.Equality;

/// <summary>True pairs, one side of which was changed in one place: where the values differ at a point, the two are never called equal.</summary>
public class FalsePairTests(ITestOutputHelper output)
{
    private const int Bits = 300;
    private const int Rounds = 300;
    private const int FewerRounds = 100;
    private static readonly double[] Samples = [0.75, -1.25, 0.5, 2.0, -0.3, 1.4, 0.1];

    [MpfrFact]
    public void Identities_with_one_wrong_place_are_not_equal() => Check(EqualityTests.Proved.Select(pair => (Expr.Parse(pair.Left), Expr.Parse(pair.Right))), Rounds, Differ);

    [CorporaFact]
    public void Published_derivatives_with_one_wrong_place_are_not_equal() =>
        Check(Corpus.Derivatives().Where(item => item.KnownDerivative is not null).Select(item => (Expr.Parse(item.Expr).Derivative(item.Wrt), Expr.Parse(item.KnownDerivative!))), FewerRounds, Differ);

    [Fact]
    public void Identities_of_tensors_with_one_wrong_place_are_not_equal() =>
        Check(TensorEqualityTests.Pairs.Select(pair => (TensorEqualityTests.Read(pair.Left), TensorEqualityTests.Read(pair.Right))), FewerRounds, (left, right) => !TensorEqualityTests.AgreeAtPoints(left, right));

    private void Check(IEnumerable<(Expr Left, Expr Right)> pairs, int rounds, Func<Expr, Expr, bool> differ)
    {
        var random = Seeded();
        var (all, verdicts) = (pairs.ToArray(), new List<Verdict>());
        for (var round = 0; round < rounds; round++)
        {
            var (left, right) = all[random.Next(all.Length)];
            var mutants = Mutants.Of(right, [.. Traversal.PostOrder(right).Where(node => node.VariableName is not null)]).ToArray();
            var mutant = mutants[random.Next(mutants.Length)];
            if (!differ(left, mutant)) continue;
            verdicts.Add(left.CompareWith(mutant).Verdict);
            Assert.True(verdicts[^1] is Verdict.Different or Verdict.Undecided, $"{left} is called {verdicts[^1]} to {mutant}");
        }
        output.WriteLine($"{verdicts.Count} false pairs, {verdicts.Count(verdict => verdict == Verdict.Different)} refuted");
        Assert.InRange(verdicts.Count, rounds / 3, rounds);
    }

    private Random Seeded()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        return new(seed);
    }

    /// <summary>Whether the values, of many digits, differ at one of the points.</summary>
    private static bool Differ(Expr left, Expr right) => Enumerable.Range(0, Samples.Length).Any(shift =>
    {
        Func<string, BigFloat> at = name => BigFloat.From(Samples[(name.Sum(letter => letter) + shift) % Samples.Length], Bits);
        return new Reference(left).Evaluate(at, Bits) is { IsNaN: false } x && new Reference(right).Evaluate(at, Bits) is { IsNaN: false } y
            && BigFloat.Abs(x - y).CompareTo(BigFloat.ScaleB(BigFloat.Abs(x) + BigFloat.Abs(y) + BigFloat.From(1, Bits), -100)) > 0;
    });
}
