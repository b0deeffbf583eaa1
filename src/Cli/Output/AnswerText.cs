using System.Text;
using SymDiff.Printing;

namespace SymDiff.Cli;

/// <summary>Answers as text: an expression alone, several as one line each, numbers in the same layout.</summary>
internal static class AnswerText
{
    /// <summary>The derivatives as expressions, in the notation that the options say.</summary>
    public static string Expressions(Answer answer, PrintOptions notation)
    {
        var labels = answer.Derivative.Count == 1 ? null : Labels.Of(answer);
        var results = new List<(string? Name, Expr Root)>();
        foreach (var entry in answer.Derivative) results.Add((labels?[results.Count], entry.Root));
        return Printer.Print(results, Named(answer, notation)).ToString();
    }

    /// <summary>The value and the derivatives at the point.</summary>
    public static string Numbers(Answer answer)
    {
        var text = new StringBuilder("value = ").Append(DoubleText.Of(answer.Value!.Value));
        var labels = Labels.Of(answer);
        var numbers = answer.Numbers?.Values ?? [];
        var first = numbers.Count - labels.Count;
        for (var i = 0; i < labels.Count; i++) text.Append('\n').Append(labels[i]).Append(" = ").Append(DoubleText.Of(numbers[first + i]));
        return text.ToString();
    }

    /// <summary>The notation with the names of the model.</summary>
    public static PrintOptions Named(Answer answer, PrintOptions notation) => notation with { Names = answer.NamedNodes, Taken = answer.TakenNames };
}
