using System.Globalization;

namespace SymDiff.Cli;

/// <summary>Names of derivatives in a listing: <c>dw</c>, <c>d2w</c>; <c>d_w</c> if that is taken.</summary>
internal static class Labels
{
    /// <summary>A name for each derivative that nothing else has.</summary>
    public static IReadOnlyList<string> Of(Answer answer)
    {
        var taken = new HashSet<string>(answer.TakenNames, StringComparer.Ordinal) { "value" };
        var labels = new List<string>();
        foreach (var key in answer.Keys)
        {
            var order = answer.Order == 1 ? "d" : string.Create(CultureInfo.InvariantCulture, $"d{answer.Order}");
            var label = order + key;
            for (var line = "_"; !taken.Add(label); line += "_") label = order + line + key;
            labels.Add(label);
        }
        return labels;
    }
}
