using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Expressions that nobody in the project wrote, against references to 25 digits.</summary>
public class ReferenceTests(ITestOutputHelper output)
{
    [CorporaFact]
    public void Formulas_of_physics_agree_with_their_references() => AssertAgree(Corpus.Feynman());

    [CorporaFact]
    public void Expressions_of_other_systems_agree_with_their_references() => AssertAgree(Corpus.Derivatives());

    [CorporaFact]
    public void Test_functions_of_optimization_agree_with_their_references() => AssertAgree(Corpus.Optimization());

    [CorporaFact]
    public void Known_derivatives_equal_the_derivatives_found() => AssertNone(Corpus.Derivatives().Where(item => item.KnownDerivative is not null).SelectMany(KnownFailures));

    [CorporaFact]
    public void Derivatives_as_people_read_them_have_the_same_values()
    {
        CorpusItem[] items = [.. Corpus.Feynman(), .. Corpus.Derivatives(), .. Corpus.Optimization()];
        AssertNone(items.SelectMany(ShownFailures));
    }

    [CorporaFact]
    public void Gradients_of_test_functions_vanish_at_refined_minima()
    {
        var items = Corpus.Optimization().Where(item => item.Minimum is { Stationary: true, XRefined: not null, FRefined: not null });
        AssertNone(items.SelectMany(MinimumFailures));
    }

    private void AssertAgree(CorpusItem[] items)
    {
        var seconds = items.Sum(item => item.Vars.Length * (item.Vars.Length + 1) / 2 * Judged(item).Count());
        output.WriteLine($"{items.Length} items, {items.Sum(item => Judged(item).Count())} points, {seconds} second derivatives");
        AssertNone(items.SelectMany(Failures));
    }

    private static IEnumerable<CorpusPoint> Judged(CorpusItem item) => item.Points.Where(point => new Yardstick(item, point).Exists);

    private static IEnumerable<Failure> Failures(CorpusItem item)
    {
        var subject = new Subject(Expr.Parse(item.Expr), item.Vars, withHessian: true);
        var differing = item.Points.Where(point => !subject.AgreesWithInterpreter(point.In(item.Vars)));
        return differing.Select(point => Report(item, point, "compiled is not interpreted", double.NaN, "the same bits"))
            .Concat(Judged(item).SelectMany(point => Failures(item, point, subject)));
    }

    private static IEnumerable<Failure> Failures(CorpusItem item, CorpusPoint point, Subject subject)
    {
        var got = subject.At(point.In(item.Vars));
        var yardstick = new Yardstick(item, point);
        foreach (var (index, first, second, want) in Wanted(item, point, subject, yardstick))
            if (!yardstick.Accepts(got[index], want, first, second)) yield return Report(item, point, $"d({first}{(second is null ? "" : ",")}{second})", got[index], $"{want:R}");
    }

    /// <summary>Stored references, and second derivatives from the independent evaluator where none are stored.</summary>
    private static IEnumerable<(int Index, string? First, string? Second, double Want)> Wanted(CorpusItem item, CorpusPoint point, Subject subject, Yardstick yardstick)
    {
        yield return (0, null, null, point.F!.Value.Value);
        for (var i = 0; i < item.Vars.Length; i++)
            yield return (Subject.First(i), item.Vars[i], null, point.Grad!.TryGetValue(item.Vars[i], out var want) ? want.Value : 0);
        for (var i = 0; i < item.Vars.Length; i++)
            for (var j = i; j < item.Vars.Length; j++)
                yield return (subject.Second(i, j), item.Vars[i], item.Vars[j], Second(item, point, i, j) ?? yardstick.Reference(item.Vars[i], item.Vars[j]));
    }

    private static double? Second(CorpusItem item, CorpusPoint point, int i, int j) =>
        point.Hess?.TryGetValue($"{item.Vars[i]},{item.Vars[j]}", out var want) == true ? want.Value : null;

    private static IEnumerable<Failure> KnownFailures(DerivativeItem item)
    {
        var known = Expr.Parse(item.KnownDerivative!).Compile(item.Vars);
        return from point in item.Points
               let yardstick = new Yardstick(item, point)
               where yardstick.Exists
               let got = known.Evaluate(point.In(item.Vars))
               where !yardstick.Accepts(got, point.Grad![item.Wrt].Value, item.Wrt, null)
               select Report(item, point, "known derivative", got, point.Grad![item.Wrt].Text);
    }

    /// <summary>The simplified expression and its derivatives, as text: read back, and evaluated.</summary>
    private static IEnumerable<Failure> ShownFailures(CorpusItem item)
    {
        var expression = Expr.Parse(item.Expr);
        return item.Vars.Select(name => (Name: (string?)name, Shown: expression.Derivative(name)))
            .Append((null, expression.Simplify()))
            .SelectMany(part => ShownFailures(item, part.Name, part.Shown));
    }

    private static IEnumerable<Failure> ShownFailures(CorpusItem item, string? variable, Expr shown)
    {
        var text = shown.ToString();
        var read = Expr.Parse(text);
        if (!ReferenceEquals(read, shown)) yield return new(item.Id, item.Expr, "reads back", text, double.NaN, read.ToString());
        var function = read.Compile(item.Vars);
        foreach (var point in item.Points)
        {
            var yardstick = new Yardstick(item, point);
            if (!yardstick.Exists) continue;
            var want = variable is null ? point.F!.Value.Value : point.Grad!.TryGetValue(variable, out var slope) ? slope.Value : 0;
            var got = function.Evaluate(point.In(item.Vars));
            if (!yardstick.Accepts(got, want, variable, null) && !yardstick.AcceptsFormula(text, got, want))
                yield return Report(item, point, $"d({variable}) = {text}", got, $"{want:R}");
        }
    }

    private static IEnumerable<Failure> MinimumFailures(OptimizationItem item)
    {
        double[] at = [.. item.Minimum!.XRefined!.Select(x => x.Value)];
        var got = new Subject(Expr.Parse(item.Expr), item.Vars, withHessian: false).At(at);
        var reference = DualProgram.Parse(item.Expr);
        for (var i = 0; i < at.Length; i++)
        {
            var noise = Enumerable.Range(1, 8).Max(seed => Math.Abs(reference.Gradient(Near(item.Vars, at, new(seed)), [item.Vars[i]], new Random(seed))[0]));
            if (!(Math.Abs(got[Subject.First(i)]) <= 100 * noise)) yield return new(item.Id, item.Expr, $"d({item.Vars[i]})", "its minimum", got[Subject.First(i)], "0");
        }
    }

    // the minimum is rounded to doubles, so the gradient there is what one unit in the last place makes of it
    private static Dictionary<string, double> Near(string[] names, double[] at, Random random) =>
        names.Zip(at).ToDictionary(pair => pair.First, pair => random.Next(2) == 0 ? Math.BitIncrement(pair.Second) : Math.BitDecrement(pair.Second));

    private static Failure Report(CorpusItem item, CorpusPoint point, string what, double got, string want) =>
        new(item.Id, item.Expr, what, string.Join(", ", point.At.Select(pair => $"{pair.Key}={pair.Value}")), got, want);

    private static void AssertNone(IEnumerable<Failure> failures)
    {
        Failure[] all = [.. failures];
        Assert.True(all.Length == 0, FailureTable.Of(all));
    }
}
