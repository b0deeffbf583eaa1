using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Matrix calculus that nobody in the project wrote: values, derivatives and Hessians against references to 25 digits and against derivatives that others published.</summary>
public class MatrixCalculusTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-10;
    private const int Rounds = 2;

    [CorporaFact]
    public void Values_and_derivatives_agree_with_their_references() => AssertNone(item =>
    {
        var function = new MatrixSubject(item, item.Declarations).Machine(withSecond: item.Points.Any(point => point.Hess is not null));
        return item.Points.SelectMany(point => Compare(item, ["value", "derivative", "Hessian"], Data(point), function, References(point)));
    });

    [CorporaFact]
    public void Derivatives_as_people_read_them_have_the_same_values() => AssertNone(item =>
    {
        var subject = new MatrixSubject(item, item.Declarations);
        var function = subject.Compile(subject.Shown);
        return item.Points.SelectMany(point => Compare(item, [$"{subject.Shown}"], Data(point), function, [Dense(point.D)]));
    });

    [CorporaFact]
    public void Derivatives_read_back_from_their_texts() => AssertNone(item =>
        from declarations in new[] { item.Declarations, item.SizedDeclarations }
        let subject = new MatrixSubject(item, declarations)
        where !ReferenceEquals(subject.ReadBack, subject.Shown)
        select new Failure(item.Id, item.Expr, "reads back", subject.Shown.ToString(), double.NaN, subject.ReadBack.ToString()));

    [CorporaFact]
    public void Derivatives_for_any_sizes_are_those_that_others_published()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        AssertNone(item =>
        {
            if (item.KnownDerivative is not { } text) return [];
            var subject = new MatrixSubject(item, item.SizedDeclarations);
            var (machine, shown, known) = (subject.Machine(withSecond: false), subject.Compile(subject.Shown), subject.Compile(subject.Read(text).Output));
            return Enumerable.Range(seed, Rounds).Select(round => MatrixData.Draw(item, new(round))).SelectMany(at =>
            {
                var (computed, want) = (machine.Evaluate(at), known.Evaluate(at)[0]);
                return Compare(item, [text], at, shown, [want]).Concat(Compare(item, "derivative", at, computed[1], want));
            });
        });
    }

    private static Dictionary<string, Tensor> Data(MatrixPoint point) => point.At.ToDictionary(pair => pair.Key, pair => Dense(pair.Value));

    private static Tensor[] References(MatrixPoint point) => [Dense(point.F), Dense(point.D), .. point.Hess is { } hess ? [Dense(hess)] : Array.Empty<Tensor>()];

    private static Tensor Dense(FigureArray figures) => new(figures.Shape, figures.Values);

    private static IEnumerable<Failure> Compare(MatrixItem item, string[] what, Dictionary<string, Tensor> at, TensorFunction function, Tensor[] want) =>
        function.Evaluate(at).Zip(want, what).Concat(Loops.Evaluate(function, at).Zip(want, what)).SelectMany(result => Compare(item, result.Third, at, result.First, result.Second));

    /// <summary>An entry may be as wrong as the largest one allows: entries near 0 are what is left of sums.</summary>
    private static IEnumerable<Failure> Compare(MatrixItem item, string what, Dictionary<string, Tensor> at, Tensor got, Tensor want)
    {
        var point = string.Join(", ", at.Select(pair => $"{pair.Key}{Lengths(pair.Value)}"));
        if (!got.Shape.SequenceEqual(want.Shape)) return [new(item.Id, item.Expr, what, point, double.NaN, $"shape {Lengths(want)}, not {Lengths(got)}")];
        var (seen, wanted) = (got.Values.ToArray(), want.Values.ToArray());
        var allowed = Tolerance * wanted.Max(Math.Abs);
        return from i in Enumerable.Range(0, wanted.Length)
               where !(Math.Abs(seen[i] - wanted[i]) <= allowed)
               select new Failure(item.Id, item.Expr, $"{what}, entry {i}", point, seen[i], $"{wanted[i]:R}");
    }

    private static string Lengths(Tensor tensor) => $"[{string.Join(",", tensor.Shape.ToArray())}]";

    /// <summary>Fails with a table; an item that cannot be computed at all is a row of it.</summary>
    private void AssertNone(Func<MatrixItem, IEnumerable<Failure>> failures)
    {
        var items = Corpus.Matrix();
        Failure[] all = [.. items.SelectMany(item => Caught(item, failures))];
        output.WriteLine($"{items.Length} items, {items.Length - all.Select(failure => failure.Id).Distinct().Count()} in order");
        Assert.True(all.Length == 0, FailureTable.Of(all));
    }

    private static Failure[] Caught(MatrixItem item, Func<MatrixItem, IEnumerable<Failure>> failures)
    {
        try
        {
            return [.. failures(item)];
        }
        catch (Exception error) when (error is SymDiffException or ArgumentException)
        {
            return [new(item.Id, item.Expr, error.Message, "", double.NaN, "a value")];
        }
    }
}
