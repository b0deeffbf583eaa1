using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>
/// Extreme inputs. Tier A must be exact to 1e-12, tier D must give an accepted value; B and C depend on how much an expression is rewritten before it is
/// evaluated, so their figures are printed.
/// </summary>
public class HardTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-12;

    /// <summary>Below this, 0 is no wrong number.</summary>
    private const double SmallestNumber = 1e-290;

    [CorporaFact]
    public void Stable_forms_are_accurate_at_extreme_inputs()
    {
        Failure[] failures = [.. Tier("A").SelectMany(Wrong)];
        Assert.True(failures.Length == 0, FailureTable.Of(failures));
    }

    [CorporaFact]
    public void Ties_poles_and_ends_give_an_accepted_value()
    {
        Failure[] failures = [.. Tier("D").SelectMany(NotAccepted)];
        Assert.True(failures.Length == 0, FailureTable.Of(failures));
    }

    [CorporaFact]
    public void Compiled_and_interpreted_results_are_the_same_bits()
    {
        var differing = from item in Corpus.Hard()
                        let subject = new Subject(Expr.Parse(item.Expr), item.Vars, withHessian: true)
                        where !item.Points.All(point => subject.AgreesWithInterpreter(point.In(item.Vars)))
                        select $"{item.Id} {item.Expr}";
        Assert.Empty(differing);
    }

    [CorporaFact]
    public void Nine_in_ten_of_the_known_unstable_forms_are_exact()
    {
        var results = Tier("B").SelectMany(Results).ToArray();
        Failure[] wrong = [.. results.Where(IsWrong).Select(Report)];
        output.WriteLine($"{results.Length} numbers, {wrong.Length} not within {Tolerance}");
        output.WriteLine(FailureTable.Of(wrong));
        Assert.InRange(wrong.Length, 0, results.Length / 10);
    }

    [CorporaFact]
    public void Forms_that_cancel_never_lose_more_than_ten_times_what_plain_evaluation_loses()
    {
        var results = Tier("C").SelectMany(Results).ToArray();
        Failure[] worse = [.. results.Where(r => IsWorse(r) && !IsLuck(r)).Select(Report)], luckless = [.. results.Where(r => IsWorse(r) && IsLuck(r)).Select(Report)];
        output.WriteLine($"{results.Length} numbers, {luckless.Length} worse than ten times plain evaluation, all where that gives 0");
        output.WriteLine(FailureTable.Of(luckless));
        Assert.True(worse.Length == 0, FailureTable.Of(worse));
        Assert.InRange(luckless.Length, 0, 2);
    }

    [CorporaFact]
    public void No_wrong_number_stands_where_plain_evaluation_fails()
    {
        Failure[] silent = [.. Corpus.Hard().Where(item => item.Tier != "D").SelectMany(Results).Where(IsSilentlyWrong).Select(Report)];
        Assert.True(silent.Length == 0, FailureTable.Of(silent));
    }

    private static bool IsWorse(Result r) =>
        double.IsFinite(r.Naive) && !(Error(r.Got, r.Want) <= Math.Max(Tolerance, 10 * Error(r.Naive, r.Want)));

    /// <summary>Whether plain evaluation lost every digit and happened to give 0: of all such numbers that one has the smallest relative error, 1.</summary>
    private static bool IsLuck(Result r) => r.Naive == 0 && r.Want != 0;

    private static bool IsSilentlyWrong(Result r) =>
        !double.IsFinite(r.Naive) && double.IsFinite(r.Got) && !Closeness.Agree(r.Got, r.Want, 1e-6) && Math.Abs(r.Got - r.Want) > SmallestNumber;

    private static double Error(double got, double want) => got == want ? 0 : Math.Abs(got - want) / Math.Abs(want);

    private static IEnumerable<HardItem> Tier(string tier) => Corpus.Hard().Where(item => item.Tier == tier);

    private static IEnumerable<Failure> Wrong(HardItem item) => Results(item).Where(IsWrong).Select(Report);

    private static bool IsWrong(Result result) => !Closeness.Agree(result.Got, result.Want, Tolerance);

    private static Failure Report(Result r) => new(r.Item.Id, r.Item.Expr, r.Variable is null ? "f" : $"d({r.Variable})", At(r.Point), r.Got, $"{r.Want:R}");

    private static IEnumerable<Result> Results(HardItem item)
    {
        var subject = new Subject(Expr.Parse(item.Expr), item.Vars, withHessian: false);
        foreach (var point in item.Points.Where(point => point.F64 is not null))
        {
            var got = subject.At(point.In(item.Vars));
            yield return new(item, point, null, got[0], point.F64!.Value.Value, point.NaiveF!.Value.Value);
            for (var i = 0; i < item.Vars.Length; i++)
                if (point.Grad64!.TryGetValue(item.Vars[i], out var want))
                    yield return new(item, point, item.Vars[i], got[Subject.First(i)], want.Value, point.NaiveGrad![item.Vars[i]].Value);
        }
    }

    private static IEnumerable<Failure> NotAccepted(HardItem item)
    {
        var subject = new Subject(Expr.Parse(item.Expr), item.Vars, withHessian: false);
        foreach (var point in item.Points)
        {
            var got = subject.At(point.In(item.Vars));
            if (!Accepted.Contains(point.FAccept!, got[0])) yield return new(item.Id, item.Expr, "f", At(point), got[0], string.Join(" or ", point.FAccept!));
            for (var i = 0; i < item.Vars.Length; i++)
            {
                var accepted = point.GradAccept![item.Vars[i]];
                var slope = got[Subject.First(i)];
                if (!Accepted.Contains(accepted, slope)) yield return new(item.Id, item.Expr, $"d({item.Vars[i]})", At(point), slope, string.Join(" or ", accepted));
            }
        }
    }

    private static string At(CorpusPoint point) => string.Join(", ", point.At.Select(pair => $"{pair.Key}={pair.Value}"));

    private sealed record Result(HardItem Item, CorpusPoint Point, string? Variable, double Got, double Want, double Naive);
}
