using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>A derivative that is asked for.</summary>
internal sealed record Question(string Id, string Expr, string Wrt, string[] Vars);

/// <summary>
/// SymPy's derivatives, from a script. They are kept in <c>artifacts/sympy.jsonl</c>, so that a run asks only for what is missing; delete the file to ask again.
/// </summary>
internal sealed class SymPyAnswers
{
    private const int Seconds = 20;

    private static readonly string Kept = Path.Combine(RepositoryFolder.Path, "artifacts", "sympy.jsonl");

    private readonly Dictionary<(string Expr, string Wrt), string?> texts = [];

    /// <summary>In the notation of the language; null where SymPy failed or took longer than 20 seconds.</summary>
    public string? this[Question question] => texts[(question.Expr, question.Wrt)];

    /// <summary>The answers to all questions; null if one is missing and there is no Python with SymPy.</summary>
    public static SymPyAnswers? Of(IReadOnlyList<Question> questions)
    {
        var answers = new SymPyAnswers();
        if (File.Exists(Kept)) foreach (var line in File.ReadLines(Kept)) answers.Add(JsonSerializer.Deserialize<Answer>(line)!);
        var open = questions.Where(question => !answers.texts.ContainsKey((question.Expr, question.Wrt))).ToList();
        if (open.Count == 0) return answers;
        if (Python.With("sympy") is not { } python) return null;
        answers.Ask(python, open);
        return answers;
    }

    private void Ask(string python, List<Question> questions)
    {
        using var process = Python.Start(python, Path.Combine(AppContext.BaseDirectory, "Baselines", "Lengths", "simplify.py"), Seconds.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        using var kept = File.AppendText(Kept);
        foreach (var question in questions)
        {
            var answer = new Answer(question.Expr, question.Wrt, Reply(process, question));
            kept.WriteLine(JsonSerializer.Serialize(answer));
            Add(answer);
        }
        process.StandardInput.Close();
    }

    private static string? Reply(Process process, Question question)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        process.StandardInput.Flush();
        return JsonSerializer.Deserialize<string?>(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the script with SymPy ended"));
    }

    private void Add(Answer answer) => texts[(answer.Expr, answer.Wrt)] = answer.Text;

    private sealed record Answer(string Expr, string Wrt, string? Text);
}
