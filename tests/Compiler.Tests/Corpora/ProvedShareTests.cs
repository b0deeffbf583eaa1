using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SymDiff.Compiler.Tests.Systems;
using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>How many equalities that others published, and that the worked systems ask for, are proved; what is not is listed with the reason.</summary>
public partial class ProvedShareTests
{
    private const double Target = 0.9;

    [CorporaFact]
    public async Task The_proved_share_is_as_recorded()
    {
        var sources = new (string Name, IEnumerable<Compared> Items)[]
        {
            ("derivatives.json, known derivatives", Corpus.Derivatives().Where(item => item.KnownDerivative is not null).Select(item => Compare(item.Id, Expr.Parse(item.Expr).Derivative(item.Wrt), Expr.Parse(item.KnownDerivative!), []))),
            ("matrix.json, known derivatives", Corpus.Matrix().Where(item => item.KnownDerivative is not null).Select(OfMatrix)),
            ("systems, rows", EqualityRows.All.Select(row => EqualityRows.Sides(row.Row) is var (left, right) ? Compare(row.Row, left, right, []) : null!)),
        };
        var text = new StringBuilder("| source | items | proved | different | undecided | share |\n|---|---|---|---|---|---|\n");
        var open = new StringBuilder("\n| not proved | verdict |\n|---|---|\n");
        foreach (var (name, items) in sources.Select(source => (source.Name, source.Items.ToList())))
        {
            var proved = items.Count(item => item.IsProved);
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {items.Count} | {proved} | {items.Count(item => item.Result.Verdict == Verdict.Different)} | {items.Count(item => item.Result.Verdict == Verdict.Undecided)} | {(double)proved / items.Count:P0} |\n");
            foreach (var item in items.Where(item => !item.IsProved)) open.Append(CultureInfo.InvariantCulture, $"| {item.Id} | {item.Result.Verdict}, {item.Result.Stop} |\n");
            Assert.True(proved >= Target * items.Count, $"{name}: {proved} of {items.Count}");
        }
        await Verifier.Verify(text.Append(open).ToString());
    }

    /// <summary>For any sizes; where the item says that matrices are symmetric, that is assumed.</summary>
    private static Compared OfMatrix(MatrixItem item)
    {
        var subject = new MatrixSubject(item, item.SizedDeclarations);
        var symmetric = SymmetricNames().Matches(item.Note is { } note && note.EndsWith("symmetric", StringComparison.Ordinal) ? note : "").Select(match => $"{match.Value} == {match.Value}'");
        var model = Model.Parse("0", new() { Declarations = item.SizedDeclarations, Assumptions = [.. symmetric] });
        return Compare(item.Id, subject.Shown, subject.Read(item.KnownDerivative!).Output, model.Assumptions);
    }

    private static Compared Compare(string id, Expr left, Expr right, IReadOnlyList<Expr> assumptions) => new(id, left.CompareWith(right, new() { Assumptions = assumptions }));

    [GeneratedRegex(@"\b[A-Z]\b")]
    private static partial Regex SymmetricNames();

    private sealed record Compared(string Id, EqualityResult Result)
    {
        public bool IsProved => Result.Verdict is Verdict.Equal or Verdict.EqualWhereDefined;
    }
}
