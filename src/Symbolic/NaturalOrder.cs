namespace SymDiff;

/// <summary>Ordinal order of texts in which a run of digits counts as a number: x2 before x10.</summary>
internal static class NaturalOrder
{
    public static int Compare(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order = char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]) ? CompareDigits(a, ref i, b, ref j) : a[i++].CompareTo(b[j++]);
            if (order != 0) return order;
        }
        var rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static int CompareDigits(string a, ref int i, string b, ref int j)
    {
        var x = Run(a, ref i);
        var y = Run(b, ref j);
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }

    private static ReadOnlySpan<char> Run(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
