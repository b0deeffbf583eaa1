using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Simplification;

/// <summary>The test of the rules' domains refuses every wrong rule.</summary>
public class RuleMutationTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    [MpfrFact]
    public void Every_wrong_right_side_is_found()
    {
        var (killed, verdicts, survivors) = (0, new List<Verdict>(), new List<string>());
        foreach (var rule in RuleTests.Rules.Values)
        {
            var check = new DomainCheck(rule, Seed);
            foreach (var mutant in Wrong(rule))
            {
                if (check.Violation(mutant) is not null) killed++;
                else if (Compare(rule, mutant) is var verdict and (Verdict.Equal or Verdict.EqualWhereDefined)) verdicts.Add(verdict);
                else survivors.Add($"{rule.Name}: {rule.Left.Expression} -> {mutant}");
            }
        }
        output.WriteLine($"seed {Seed}: {killed} mutants killed, {survivors.Count} alive; not counted: {verdicts.Count(v => v == Verdict.Equal)} equal, "
            + $"{verdicts.Count(v => v == Verdict.EqualWhereDefined)} equal where both are defined, which is at the same points");
        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
    }

    /// <summary>The wrong right sides, without those that are spelled like the left side.</summary>
    private static IEnumerable<Expr> Wrong(Rule rule) =>
        Mutants.Of(rule.Right, Hole.In(rule.Left.Expression).FindAll(hole => hole != Hole.P && hole != Hole.Q)).Where(mutant => mutant != rule.Left.Expression);

    /// <summary>Whether the mutant is proved to have the value of the right side where the rule's condition holds, and so is not wrong.</summary>
    private static Verdict Compare(Rule rule, Expr mutant)
    {
        var names = Hole.In(rule.Left.Expression).ToDictionary(hole => hole.VariableName!, hole => Expr.Variable(hole.VariableName![1..]));
        var options = new SimplifyOptions { Assumptions = rule.Condition is null ? [] : [rule.Condition.Substitute(names)] };
        return rule.Right.Substitute(names).CompareWith(mutant.Substitute(names), options).Verdict;
    }
}
