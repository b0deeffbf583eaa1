using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Derivatives that others published are proved equal to ours; no proof of the contrary is found.</summary>
public class KnownDerivativeTests(ITestOutputHelper output)
{
    [CorporaFact]
    public void Published_derivatives_are_never_refuted()
    {
        var verdicts = Corpus.Derivatives().Where(item => item.KnownDerivative is not null)
            .Select(item => (Item: item, Result: Expr.Parse(item.Expr).Derivative(item.Wrt).CompareWith(Expr.Parse(item.KnownDerivative!)))).ToList();
        foreach (var group in verdicts.GroupBy(v => v.Result.Verdict)) output.WriteLine($"{group.Key}: {group.Count()}");
        foreach (var (item, _) in verdicts.Where(v => v.Result.Verdict == Verdict.Undecided)) output.WriteLine($"{item.Id} {item.Expr} by {item.Wrt}: {item.KnownDerivative}");
        Assert.DoesNotContain(verdicts, v => v.Result.Verdict == Verdict.Different);
        Assert.True(verdicts.Count(v => v.Result.Verdict != Verdict.Undecided) >= verdicts.Count * 3 / 4);
    }
}
