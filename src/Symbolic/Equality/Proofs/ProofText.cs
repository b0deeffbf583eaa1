using System.Text;

namespace SymDiff.Equality;

/// <summary>Proofs as text.</summary>
internal static class ProofText
{
    private const int LongestBeside = 80;

    /// <summary>An expression a line; the reason stands beside it, or below if the line would get long.</summary>
    public static string Of(Proof proof)
    {
        var text = new StringBuilder($"  {proof.First}");
        var lines = proof.Steps.Select(step => (Value: step.After.ToString(), Why: Why(step))).ToList();
        var width = lines.Select(line => line.Value.Length).Where(length => length <= LongestBeside).DefaultIfEmpty().Max();
        foreach (var (value, why) in lines)
            text.Append("\n= ").Append(value.Length <= LongestBeside ? $"{value.PadRight(width)}   " : $"{value}\n  ").Append('[').Append(why).Append(']');
        return text.ToString();
    }

    private static string Why(ProofStep step) => step.Conditions.Count == 0 ? step.Reason : $"{step.Reason}, where {string.Join(", ", step.Conditions)}";
}
