using System.Globalization;

namespace SymDiff.Cli;

/// <summary>Names of derivatives in a listing: <c>dw</c>, <c>d2w</c>, <c>J_w</c>, <c>H_a_b</c>; with one more <c>_</c> if that is taken.</summary>
internal static class Labels
{
    /// <summary>A name for each derivative that nothing else has.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="keys">What the derivatives are listed by.</param>
    public static IReadOnlyList<string> Of(Answer answer, IEnumerable<string> keys)
    {
        var taken = new HashSet<string>(answer.TakenNames, StringComparer.Ordinal) { "value" };
        var labels = new List<string>();
        foreach (var key in keys.Select(key => key.Replace(',', '_')))
        {
            var start = answer.Order == 1 ? answer.Mode.Prefix : string.Create(CultureInfo.InvariantCulture, $"d{answer.Order}");
            var label = key.Length == 0 ? answer.Mode.Name : start + key;
            for (var line = "_"; !taken.Add(label); line += "_") label = start + line + key;
            labels.Add(label);
        }
        return labels;
    }
}
