using SymDiff.Printing;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>How long derivatives print beside SymPy's <c>simplify(diff(f, x))</c>, over formulas that nobody here wrote.</summary>
internal static class LengthRows
{
    private const int Longest = 10;
    private const double Tail = 0.95, AtMedian = 1, AtTail = 1.2;

    public static void Run()
    {
        if (CorpusFolder.MissingReason is { } reason)
        {
            Console.WriteLine($"not measured: {reason}");
            return;
        }
        (string Name, Question[] Questions)[] corpora =
        [
            ("feynman", [.. Corpus.Feynman().SelectMany(item => item.Vars.Select(name => new Question(item.Id, item.Expr, name, item.Vars)))]),
            ("derivatives", [.. Corpus.Derivatives().Select(item => new Question(item.Id, item.Expr, item.Wrt, item.Vars))]),
        ];
        if (SymPyAnswers.Of([.. corpora.SelectMany(corpus => corpus.Questions)]) is not { } answers)
        {
            Console.WriteLine("not measured: needs python3 with sympy (Debian: apt-get install python3-sympy)");
            return;
        }
        var measured = corpora.ToDictionary(corpus => corpus.Name, corpus => Compare(corpus.Questions, answers));
        Table.Head("corpus", "derivatives", "without an answer of SymPy", "shorter", "equal", "longer", "median", "95th percentile", "target", "verdict");
        foreach (var (name, questions) in corpora) Summary(name, questions.Length, measured[name]);
        foreach (var (name, _) in corpora) ListLongest(name, measured[name]);
    }

    private static List<Length> Compare(Question[] questions, SymPyAnswers answers) =>
        [.. from question in questions
            let theirs = answers[question]
            where theirs is not null
            select new Length(question, WrittenOperations.Of(Ours(question)), WrittenOperations.Of(theirs))];

    private static string Ours(Question question) =>
        Printer.Print(Expr.Parse(question.Expr).Derivative(question.Wrt), PrintOptions.Text with { Inline = true }).ToString();

    private static void Summary(string corpus, int asked, List<Length> lengths)
    {
        double[] ratios = [.. lengths.Select(length => length.Ratio).Order()];
        var (median, tail) = (ratios[ratios.Length / 2], ratios[(int)(Tail * ratios.Length)]);
        Table.Row(corpus, $"{asked}", $"{asked - ratios.Length}", $"{ratios.Count(ratio => ratio < 1)}", $"{ratios.Count(ratio => ratio == 1)}", $"{ratios.Count(ratio => ratio > 1)}",
            Text(median), Text(tail), $"<= {Text(AtMedian)}, <= {Text(AtTail)}", median <= AtMedian && tail <= AtTail ? "met" : "**missed**");
    }

    private static void ListLongest(string corpus, List<Length> lengths)
    {
        Console.WriteLine();
        Table.Head($"longest in {corpus}", "by", "SymDiff", "SymPy", "ratio");
        foreach (var length in lengths.OrderByDescending(length => length.Ratio).Take(Longest))
            Table.Row($"{length.Question.Id}", $"{length.Question.Wrt}", $"{length.Ours}", $"{length.Theirs}", Text(length.Ratio));
    }

    private static string Text(double ratio) => FormattableString.Invariant($"{ratio:0.##}");

    /// <summary>Operations of the two texts; a text without any counts as 1 in the ratio.</summary>
    private sealed record Length(Question Question, int Ours, int Theirs)
    {
        public double Ratio => (double)Math.Max(1, Ours) / Math.Max(1, Theirs);
    }
}
