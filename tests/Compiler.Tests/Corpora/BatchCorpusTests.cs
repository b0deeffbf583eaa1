using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>Expressions that nobody in the project wrote, computed over lanes: against references to 25 digits, and with the same bits at every width and place.</summary>
public class BatchCorpusTests
{
    [CorporaFact]
    public void Formulas_of_physics_agree_with_their_references() => AssertAgree(Corpus.Feynman());

    [CorporaFact]
    public void Expressions_of_other_systems_agree_with_their_references() => AssertAgree(Corpus.Derivatives());

    [CorporaFact]
    public void Test_functions_of_optimization_agree_with_their_references() => AssertAgree(Corpus.Optimization());

    private static void AssertAgree(CorpusItem[] items)
    {
        Failure[] failures = [.. items.Where(item => item.Vars.Length > 0 && item.Points.Length > 0).SelectMany(Failures)];
        Assert.True(failures.Length == 0, FailureTable.Of(failures));
    }

    private static IEnumerable<Failure> Failures(CorpusItem item)
    {
        var subject = new BatchSubject(item.Expr, item.Vars, [.. item.Points.Select(point => point.In(item.Vars))]);
        if (!subject.IsTheSameEverywhere) yield return new(item.Id, item.Expr, "bits", "every width and place", double.NaN, "the same bits");
        for (var p = 0; p < item.Points.Length; p++)
        {
            var (point, yardstick) = (item.Points[p], new Yardstick(item, item.Points[p]));
            if (!yardstick.Exists) continue;
            var got = subject.At(p);
            for (var k = 0; k < got.Length; k++)
            {
                var variable = k == 0 ? null : item.Vars[k - 1];
                var want = variable is null ? point.F!.Value.Value : point.Grad!.TryGetValue(variable, out var slope) ? slope.Value : 0;
                if (!yardstick.Accepts(got[k], want, variable, null))
                    yield return new(item.Id, item.Expr, $"d({variable})", string.Join(", ", point.At.Select(pair => $"{pair.Key}={pair.Value}")), got[k], $"{want:R}");
            }
        }
    }
}
