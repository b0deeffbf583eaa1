using System.Globalization;

namespace SymDiff.Support;

/// <summary>Lists of accepted answers: a number, "[lo,hi]", nan, inf, -inf, error or any.</summary>
internal static class Accepted
{
    private const double Tolerance = 1e-12;

    /// <summary>Whether an answer, null for a typed error, is among them.</summary>
    public static bool Contains(IEnumerable<string> accepted, double? answer) => accepted.Any(item => Matches(item, answer));

    private static bool Matches(string item, double? answer)
    {
        if (item == "any") return true;
        if (answer is not { } value) return item == "error";
        if (item == "error") return false;
        if (item[0] != '[') return Closeness.Agree(value, new Figure(item).Value, Tolerance);
        var ends = item[1..^1].Split(',').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return value >= ends[0] && value <= ends[1];
    }
}
