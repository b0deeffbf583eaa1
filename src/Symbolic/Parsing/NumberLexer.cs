namespace SymDiff.Parsing;

/// <summary>Reads <c>12</c>, <c>1.5</c>, <c>.5</c>, <c>1.</c>, <c>1e-5</c>; what looks like a number of another language is an error.</summary>
internal static class NumberLexer
{
    /// <summary>Most characters of one literal.</summary>
    public const int MaxDigits = 10_000;

    /// <summary>The place just behind the number that begins at <paramref name="start"/>.</summary>
    /// <remarks>In MATLAB's notation the point of <c>2.*x</c> belongs to the operator.</remarks>
    public static int End(string text, int start, Dialect dialect = Dialect.Standard)
    {
        var end = SkipDigits(text, start);
        if (dialect == Dialect.Matlab && At(text, end) == '.' && At(text, end + 1) is '*' or '/' or '^' or '\'')
            return end;
        if (At(text, end) == '.')
            end = SkipDigits(text, end + 1);
        end = SkipExponent(text, start, end);
        if (end - start > MaxDigits)
            throw Faults.LongNumber(text, new TextSpan(start, end - start), MaxDigits);
        if (At(text, end) is '.' or '_' || IsOtherBase(text, start, end))
            throw Faults.MalformedNumber(text, start);
        return end;
    }

    /// <summary>An <c>e</c> without digits is a name behind the number (<c>2exp(x)</c>), unless a sign follows, which only an exponent has.</summary>
    private static int SkipExponent(string text, int start, int end)
    {
        if (At(text, end) is not ('e' or 'E'))
            return end;
        var signed = At(text, end + 1) is '+' or '-';
        var digits = signed ? end + 2 : end + 1;
        if (Characters.IsDigit(At(text, digits)))
            return SkipDigits(text, digits);
        return signed ? throw Faults.MalformedNumber(text, start) : end;
    }

    /// <summary><c>0x1F</c> and <c>0b101</c>.</summary>
    private static bool IsOtherBase(string text, int start, int end) =>
        end == start + 1 && text[start] == '0' && At(text, end) is 'x' or 'X' or 'b' or 'B' && char.IsAsciiHexDigit(At(text, end + 1));

    private static int SkipDigits(string text, int position)
    {
        while (Characters.IsDigit(At(text, position)))
            position++;
        return position;
    }

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
