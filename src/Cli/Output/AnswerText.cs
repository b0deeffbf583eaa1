using System.Text;
using SymDiff.Printing;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>Answers as text: an expression alone, several as one line each, numbers in the same layout.</summary>
internal static class AnswerText
{
    /// <summary>The derivatives as expressions, in the notation that the options say. Of what is written entry by entry, a single one has a name too.</summary>
    public static string Expressions(Answer answer, PrintOptions notation)
    {
        var isAtIndices = notation.HasIndices && answer.Derivative.Any(entry => entry.Root.Shape.Rank > 2);
        var results = Results(answer, areNamed: isAtIndices);
        if (isAtIndices && answer.Mode.IsMatrix && results is [var (_, only)]) results = [(answer.Mode.Prefix[..1], only)];
        return Printer.Print(results, Named(answer, notation)).ToString();
    }

    /// <summary>The derivatives with their names; derivatives by several numbers as one matrix.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="areNamed">Whether a single one has a name too.</param>
    public static IReadOnlyList<(string? Name, Expr Root)> Results(Answer answer, bool areNamed = false)
    {
        if (IsMatrix(answer, answer.Derivative.Count, answer.Derivative.All(entry => entry.Root.Shape.Equals(answer.Derivative[0].Root.Shape))))
            return [(areNamed ? answer.Mode.Prefix[..1] : null, Matrix(answer))];
        var labels = areNamed || answer.Derivative.Count > 1 ? Labels.Of(answer, answer.Derivative.Select(entry => entry.Key)) : null;
        var results = new List<(string? Name, Expr Root)>(answer.Derivative.Count);
        foreach (var entry in answer.Derivative) results.Add((labels?[results.Count], entry.Root));
        return results;
    }

    /// <summary>The value and the derivatives at the point.</summary>
    public static string Numbers(Answer answer)
    {
        var text = new StringBuilder("value = ").Append(TensorText.Of(answer.Value!));
        var numbers = answer.Numbers?.Values ?? [];
        if (IsMatrix(answer, numbers.Count, numbers.All(number => number.Shape.SequenceEqual(numbers[0].Shape))))
            return text.Append('\n').Append(answer.Mode.Prefix[..1]).Append(" = ").Append(TensorText.Of(Columns(answer, numbers))).ToString();
        var labels = Labels.Of(answer, answer.Order > 1 ? answer.Keys : answer.Numbers?.Keys ?? []);
        var first = numbers.Count - labels.Count;
        for (var i = 0; i < labels.Count; i++) text.Append('\n').Append(labels[i]).Append(" = ").Append(TensorText.Of(numbers[first + i]));
        return text.ToString();
    }

    /// <summary>The notation with the names of the model.</summary>
    public static PrintOptions Named(Answer answer, PrintOptions notation) => notation with { Names = answer.NamedNodes, Taken = answer.TakenNames };

    /// <summary>Derivatives by several numbers are one matrix.</summary>
    private static bool IsMatrix(Answer answer, int count, bool areAlike) => answer.Mode.IsMatrix && count > 1 && areAlike && answer.AreNumbers;

    private static Expr Matrix(Answer answer)
    {
        Expr[] entries = [.. answer.Derivative.Select(entry => entry.Root)];
        return answer.Mode == Mode.Hessian ? Derivatives.Symmetric(entries, answer.Keys.Count) : Derivatives.Columns(entries);
    }

    private static Tensor Columns(Answer answer, IReadOnlyList<Tensor> entries) =>
        answer.Mode == Mode.Hessian ? TensorText.Symmetric(entries, answer.Keys.Count) : TensorText.Columns(entries);
}
