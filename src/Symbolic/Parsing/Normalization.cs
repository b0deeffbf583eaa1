using System.Text;

namespace SymDiff.Parsing;

/// <summary>
/// Unicode's normalization form C for names (Unicode Standard Annex 15). The framework's own does nothing where the
/// process runs without culture data, and a name must not depend on that.
/// </summary>
internal static class Normalization
{
    private const char FirstCombining = '\u0300';

    // Hangul syllables are composed by arithmetic: The Unicode Standard, section 3.12.
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28, SyllableCount = LeadCount * VowelCount * TailCount;

    /// <summary>The text in form C; text below U+0300 is already in it.</summary>
    public static string Compose(ReadOnlySpan<char> text) =>
        IsBelowCombining(text) ? text.ToString() : Compose(Order(Decompose(text)));

    // names are short: a search by vectors would load more types than it reads characters
    private static bool IsBelowCombining(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            if (character >= FirstCombining) return false;
        return true;
    }

    private static List<int> Decompose(ReadOnlySpan<char> text)
    {
        var result = new List<int>();
        var pending = new Stack<int>();
        foreach (var rune in text.EnumerateRunes())
        {
            pending.Push(rune.Value);
            while (pending.TryPop(out var code))
                Expand(code, pending, result);
        }
        return result;
    }

    private static void Expand(int code, Stack<int> pending, List<int> result)
    {
        if (code is >= SyllableBase and < SyllableBase + SyllableCount)
            ExpandSyllable(code - SyllableBase, result);
        else if (!CanonicalData.Decompositions.TryGetValue(code, out var parts))
            result.Add(code);
        else
        {
            if (parts.Second != 0)
                pending.Push(parts.Second);
            pending.Push(parts.First);
        }
    }

    private static void ExpandSyllable(int index, List<int> result)
    {
        result.Add(LeadBase + (index / (VowelCount * TailCount)));
        result.Add(VowelBase + (index % (VowelCount * TailCount) / TailCount));
        if (index % TailCount != 0)
            result.Add(TailBase + (index % TailCount));
    }

    /// <summary>Sorts each run of marks by combining class, equal classes in their order.</summary>
    private static List<int> Order(List<int> codes)
    {
        for (int start = 0, end; start < codes.Count; start = end)
        {
            for (end = start + 1; end < codes.Count && CanonicalData.Class(codes[end]) != 0;)
                end++;
            var run = codes.GetRange(start, end - start).OrderBy(CanonicalData.Class).ToArray();
            for (var offset = 0; offset < run.Length; offset++)
                codes[start + offset] = run[offset];
        }
        return codes;
    }

    /// <summary>Joins each character with the last starter before it, unless a mark of the same or a higher class stands between.</summary>
    private static string Compose(List<int> codes)
    {
        var result = new List<int>();
        var starter = -1;
        foreach (var code in codes)
        {
            var blocked = starter < 0 || (starter < result.Count - 1 && CanonicalData.Class(result[^1]) is var last
                && (last == 0 || last >= CanonicalData.Class(code)));
            if (!blocked && Pair(result[starter], code) is > 0 and var joined)
                result[starter] = joined;
            else
            {
                result.Add(code);
                if (CanonicalData.Class(code) == 0)
                    starter = result.Count - 1;
            }
        }
        return string.Concat(result.Select(code => new Rune(code).ToString()));
    }

    private static int Pair(int first, int second)
    {
        var lead = first - LeadBase;
        var vowel = second - VowelBase;
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
            return SyllableBase + (((lead * VowelCount) + vowel) * TailCount);
        var syllable = first - SyllableBase;
        if (syllable is >= 0 and < SyllableCount && syllable % TailCount == 0 && second - TailBase is > 0 and < TailCount)
            return first + second - TailBase;
        return CanonicalData.Compositions.GetValueOrDefault((first, second));
    }
}
