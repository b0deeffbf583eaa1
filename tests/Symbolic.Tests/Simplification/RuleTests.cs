using SymDiff.Differentiation;
using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Simplification;

/// <summary>Every rule does what its tags say.</summary>
public class RuleTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const int Enough = 20;
    private const int Points = 150;
    private const int FewPoints = 8;
    private const double MostWorse = 0.05;

    /// <summary>Ulps of a right side that are right in spite of an overflow of the left one.</summary>
    private const double Accurate = 8;

    public static TheoryData<string> All => [.. Rules.Keys];

    public static TheoryData<string> Machine => [.. SpecializingRules.All.Concat(DifferenceRules.Densities).Select(rule => rule.Name)];

    public static TheoryData<string> BeforeDifferentiation => [.. StabilizingRules.All.Concat(DifferenceRules.Densities).Select(rule => rule.Name)];

    internal static Dictionary<string, Rule> Rules { get; } = RuleBook.Chapters.SelectMany(chapter => chapter.Rules).ToDictionary(rule => rule.Name);

    [MpfrTheory]
    [MemberData(nameof(All))]
    public void Both_sides_are_equal_where_the_tag_says(string name)
    {
        output.WriteLine($"seed {Seed}");
        var check = new DomainCheck(Rules[name], Seed);
        var needed = Hole.In(Rules[name].Left.Expression).Count == 0 ? 1 : Enough;
        Assert.True(check.Compared >= needed, $"{name}: only {check.Compared} points where the sides can be compared");
        Assert.Null(check.Violation(Rules[name].Right));
    }

    [Fact]
    public void No_rule_of_the_machine_loses_digits_freely() => Assert.DoesNotContain(SpecializingRules.All, rule => rule.Rounding == RuleRounding.Free);

    [MpfrTheory]
    [MemberData(nameof(Machine))]
    public void The_right_side_is_as_accurate(string name)
    {
        var isConditioned = Rules[name].Rounding == RuleRounding.Conditioned;
        var lost = Instances(name).SelectMany(pair => new RoundingCheck(pair.Instance, pair.Instance.Left, pair.Instance.Right).Run(pair.Points, pair.Seed))
            .Where(e => !e.IsWithin(e.IsLeftFinite ? e.Before + 2 : Accurate, isConditioned));
        Assert.Empty(lost);
    }

    /// <summary>The right side's derivative is taken as the machine takes it, with the last rules applied, the left side's as the chain rule leaves it.</summary>
    [MpfrTheory]
    [MemberData(nameof(BeforeDifferentiation))]
    public void Derivatives_are_equal_and_nearly_as_accurate(string name)
    {
        foreach (var (instance, points, seed) in Instances(name))
            foreach (var variable in instance.Variables.Where(variable => !instance.IsCondition(variable)))
            {
                var left = Differentiator.Gradient(instance.Left, [variable])[0];
                var right = Pipelines.Specialize(SimplifyOptions.Default, Differentiator.Gradient(instance.Right, [variable]))[0];
                var all = new RoundingCheck(instance, left, right).Run(points, seed).ToList();
                Assert.All(all, e => Assert.True(e.AreEqual, e.ToString()));
                var worse = all.Where(e => e.IsLeftFinite && !e.IsWithin(e.Before + 4, isConditioned: true)).ToList();
                Assert.True(worse.Count <= MostWorse * all.Count, $"{worse.Count} of {all.Count} are worse: {worse.FirstOrDefault()}");
                Assert.DoesNotContain(worse, e => !e.IsWithin((100 * e.Before) + 10, isConditioned: true));
            }
    }

    private IEnumerable<(RuleInstance Instance, int Points, int Seed)> Instances(string name)
    {
        output.WriteLine($"seed {Seed}");
        var all = RuleInstance.All(Rules[name]).ToList();
        return all.Select((instance, i) => (instance, Math.Max(FewPoints, Points / all.Count), Seed + i));
    }
}
