namespace SymDiff.Benchmarks;

/// <summary>What a <see cref="HandWrittenNode"/> is.</summary>
internal enum HandWrittenKind : byte
{
    Number,
    Name,
    Call,
    Negate,
    Add,
    Multiply,
    Divide,
    Power,
}

/// <summary>A node of the tree that <see cref="HandWrittenParser"/> builds: its text if it is a leaf or a call, its children, its place.</summary>
internal sealed class HandWrittenNode(HandWrittenKind kind, string text, HandWrittenNode[] children, int start, int end)
{
    public HandWrittenKind Kind => kind;

    public string Text => text;

    public HandWrittenNode[] Children => children;

    public int Start => start;

    public int End => end;
}

/// <summary>
/// The baseline of the parser: a recursive descent through the levels of precedence, for numbers, names, calls, signs and arithmetic, by one who wants it
/// fast and does not care for deep nesting, comments, other alphabets or good messages. The characters are read once; there are no tokens.
/// </summary>
internal sealed class HandWrittenParser(string text)
{
    private static readonly HandWrittenNode[] NoChildren = [];

    private (string Text, uint Hash)[] names = new (string, uint)[256];
    private int nameCount;
    private HandWrittenNode[] operands = new HandWrittenNode[64];
    private int count;
    private int position;
    private int end;

    public static HandWrittenNode Parse(string text)
    {
        var parser = new HandWrittenParser(text);
        parser.SkipBlanks();
        var root = parser.Sum();
        return parser.position == text.Length ? root : throw parser.Unexpected();
    }

    private char Current => position < text.Length ? text[position] : '\0';

    private HandWrittenNode Sum()
    {
        var (start, first) = (position, count);
        Push(Term());
        while (Current is ('+' or '-') and var sign)
        {
            var at = position;
            Skip();
            var term = Product();
            Push(sign == '-' ? new(HandWrittenKind.Negate, "", [term], at, end) : term);
        }
        return Row(HandWrittenKind.Add, first, start);
    }

    private HandWrittenNode Term()
    {
        if (Current != '-') return Product();
        var start = position;
        Skip();
        var term = Product();
        return new(HandWrittenKind.Negate, "", [term], start, end);
    }

    private HandWrittenNode Product()
    {
        var (start, first) = (position, count);
        Push(Power());
        while (true)
        {
            if (Current == '*')
            {
                Skip();
                Push(Signed());
            }
            else if (Current == '/')
            {
                var dividend = Row(HandWrittenKind.Multiply, first, start);
                Skip();
                var divisor = Signed();
                Push(new(HandWrittenKind.Divide, "", [dividend, divisor], start, end));
            }
            else
            {
                return Row(HandWrittenKind.Multiply, first, start);
            }
        }
    }

    private HandWrittenNode Signed()
    {
        if (Current != '-') return Power();
        var start = position;
        Skip();
        var power = Power();
        return new(HandWrittenKind.Negate, "", [power], start, end);
    }

    private HandWrittenNode Power()
    {
        var start = position;
        var value = Operand();
        if (Current != '^') return value;
        Skip();
        var exponent = Signed();
        return new(HandWrittenKind.Power, "", [value, exponent], start, end);
    }

    private HandWrittenNode Operand()
    {
        var first = Current;
        if (char.IsAsciiLetter(first)) return NameOrCall();
        if (char.IsAsciiDigit(first)) return Number();
        if (first != '(') throw Unexpected();
        Skip();
        var inside = Sum();
        Close();
        return inside;
    }

    private HandWrittenNode Number()
    {
        var start = position;
        while (char.IsAsciiDigit(Current) || Current == '.') position++;
        end = position;
        SkipBlanks();
        return new(HandWrittenKind.Number, Intern(start, Hash(start)), NoChildren, start, end);
    }

    private HandWrittenNode NameOrCall()
    {
        var start = position;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_') position++;
        end = position;
        var name = Intern(start, Hash(start));
        SkipBlanks();
        return Current == '(' ? Call(name, start) : new(HandWrittenKind.Name, name, NoChildren, start, end);
    }

    private HandWrittenNode Call(string name, int start)
    {
        var first = count;
        do
        {
            Skip();
            Push(Sum());
        }
        while (Current == ',');
        Close();
        return new(HandWrittenKind.Call, name, Pop(first), start, end);
    }

    private void Close()
    {
        if (Current != ')') throw Unexpected();
        Skip();
    }

    /// <summary>The operands from the first one on as one node; a single one is itself.</summary>
    private HandWrittenNode Row(HandWrittenKind kind, int first, int start) =>
        count - first == 1 ? operands[count = first] : new(kind, "", Pop(first), start, end);

    private HandWrittenNode[] Pop(int first)
    {
        var children = operands[first..count];
        count = first;
        return children;
    }

    private void Push(HandWrittenNode node)
    {
        if (count == operands.Length) Array.Resize(ref operands, count * 2);
        operands[count++] = node;
    }

    private void Skip()
    {
        end = ++position;
        SkipBlanks();
    }

    private void SkipBlanks()
    {
        while (Current == ' ') position++;
    }

    private uint Hash(int start)
    {
        var hash = 2166136261;
        for (var i = start; i < end; i++) hash = (hash ^ text[i]) * 16777619;
        return hash ^ (hash >> 15);
    }

    /// <summary>One string for every spelling, however often it occurs.</summary>
    private string Intern(int start, uint hash)
    {
        var spelling = text.AsSpan(start, end - start);
        var place = hash & (uint)(names.Length - 1);
        for (; names[place].Text is { } known; place = (place + 1) & (uint)(names.Length - 1))
            if (names[place].Hash == hash && spelling.SequenceEqual(known)) return known;
        var added = spelling.ToString();
        names[place] = (added, hash);
        if (++nameCount * 2 > names.Length) Grow();
        return added;
    }

    private void Grow()
    {
        var old = names;
        names = new (string, uint)[old.Length * 2];
        foreach (var name in old)
        {
            if (name.Text is null) continue;
            var place = name.Hash & (uint)(names.Length - 1);
            while (names[place].Text is not null) place = (place + 1) & (uint)(names.Length - 1);
            names[place] = name;
        }
    }

    private FormatException Unexpected() => new(FormattableString.Invariant($"unexpected '{Current}' at {position}"));
}
