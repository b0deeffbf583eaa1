namespace SymDiff.Parsing;

/// <summary>Reads one token at a place of the text; keeps no state, so that every parser can share it.</summary>
internal static class Lexer
{
    private const char ByteOrderMark = '\ufeff';

    /// <summary>Reads the token at or behind <paramref name="position"/>, skipping blanks and comments.</summary>
    /// <param name="text">The source.</param>
    /// <param name="position">Where to start.</param>
    /// <param name="acrossLines">Whether line ends are blanks, as they are inside brackets.</param>
    /// <param name="dialect">The notation.</param>
    /// <exception cref="SymDiffException">A character that no token has, or a malformed number.</exception>
    public static Token Read(string text, int position, bool acrossLines, Dialect dialect = Dialect.Standard)
    {
        var start = SkipBlanks(text, position, acrossLines, dialect);
        if (start == text.Length)
            return new Token(TokenKind.End, start, start);
        var first = text[start];
        if (char.IsAsciiLetter(first))
            return ReadName(text, start);
        if (Characters.IsDigit(first) || (first == '.' && start + 1 < text.Length && Characters.IsDigit(text[start + 1])))
            return new Token(TokenKind.Number, start, NumberLexer.End(text, start, dialect));
        if (first == '"')
            return new Token(TokenKind.Text, start, EndOfText(text, start));
        if (dialect == Dialect.Matlab && ReadDotted(text, start, first) is { Kind: not TokenKind.End } dotted)
            return dotted;
        if (ReadSymbol(text, start, first) is { Kind: not TokenKind.End } symbol)
            return symbol;
        return Characters.StartsName(text, start) ? ReadName(text, start) : throw Faults.UnexpectedCharacter(text, start);
    }

    private static int SkipBlanks(string text, int position, bool acrossLines, Dialect dialect)
    {
        for (; position < text.Length; position++)
        {
            var character = text[position];
            if (StartsComment(character, dialect))
                position = EndOfComment(text, position) - 1;
            else if (character is not (' ' or '\t') && !(acrossLines && Characters.IsNewLine(character))
                && !(character == ByteOrderMark && position == 0))
                return position;
        }
        return position;
    }

    /// <summary>Whether the rest of the line is a comment.</summary>
    public static bool StartsComment(char character, Dialect dialect) => character == '#' || (character == '%' && dialect == Dialect.Matlab);

    /// <summary>The place behind the closing quote; a text ends on its line.</summary>
    private static int EndOfText(string text, int start)
    {
        for (var position = start + 1; position < text.Length && !Characters.IsNewLine(text[position]); position++)
        {
            if (text[position] == '"')
                return position + 1;
            if (Characters.IsForbidden(text[position]))
                throw Faults.UnexpectedCharacter(text, position);
        }
        throw Faults.UnclosedText(text, start);
    }

    private static int EndOfComment(string text, int position)
    {
        for (; position < text.Length && !Characters.IsNewLine(text[position]); position++)
        {
            if (!Characters.IsForbidden(text[position]))
                continue;
            if (!char.IsSurrogatePair(text, position))
                throw Faults.UnexpectedCharacter(text, position);
            position++;
        }
        return position;
    }

    private static Token ReadName(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) ? 1 : Characters.NameUnits(text, end)) is > 0 and var units)
            end += units;
        return new Token(Keyword(text.AsSpan(start, end - start)), start, end);
    }

    private static TokenKind Keyword(ReadOnlySpan<char> word) => word switch
    {
        "and" => TokenKind.And,
        "or" => TokenKind.Or,
        "not" => TokenKind.Not,
        _ => TokenKind.Name,
    };

    /// <summary>MATLAB's operators that work entry by entry, and its other transpose; of kind <see cref="TokenKind.End"/> if there is none.</summary>
    private static Token ReadDotted(string text, int start, char first)
    {
        var kind = first != '.' || start + 1 == text.Length ? TokenKind.End : text[start + 1] switch
        {
            '*' => TokenKind.DottedStar,
            '/' => TokenKind.DottedSlash,
            '^' => TokenKind.DottedCaret,
            '\'' => TokenKind.Quote,
            _ => TokenKind.End,
        };
        return new Token(kind, start, start + 2);
    }

    /// <summary>A sign or a pair of signs; of kind <see cref="TokenKind.End"/> if there is none.</summary>
    private static Token ReadSymbol(string text, int start, char first)
    {
        var second = start + 1 < text.Length ? text[start + 1] : '\0';
        var (kind, length) = (first, second) switch
        {
            ('*', '*') => (TokenKind.Caret, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('=', '=') => (TokenKind.EqualEqual, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('-', '>') => (TokenKind.Arrow, 2),
            ('\r', '\n') => (TokenKind.NewLine, 2),
            _ => (Single(first), 1),
        };
        return new Token(kind, start, start + length);
    }

    private static TokenKind Single(char character) => character switch
    {
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '^' => TokenKind.Caret,
        '@' => TokenKind.At,
        ':' => TokenKind.Colon,
        '(' => TokenKind.LeftParenthesis,
        ')' => TokenKind.RightParenthesis,
        ',' => TokenKind.Comma,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '=' => TokenKind.Equal,
        ';' => TokenKind.Semicolon,
        '[' => TokenKind.LeftBracket,
        ']' => TokenKind.RightBracket,
        '\'' => TokenKind.Quote,
        '\n' or '\r' => TokenKind.NewLine,
        _ => TokenKind.End,
    };
}
