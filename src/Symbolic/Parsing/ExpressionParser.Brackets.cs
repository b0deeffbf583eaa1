namespace SymDiff.Parsing;

/// <summary>Calls, indices, lists, derivative marks, and what follows an operand.</summary>
internal sealed partial class ExpressionParser
{
    private bool OpenCallOrPushName()
    {
        var (name, previous) = (current, before);
        var text = source.Spelling.Name(Text.AsSpan(name.Start, name.End - name.Start));
        Advance();
        if (current.Kind == TokenKind.Equal && previous.Kind is TokenKind.LeftParenthesis or TokenKind.Comma && IsIn(PendingKind.Call))
        {
            Open(new Pending(PendingKind.Operator, SyntaxKind.NamedArgument, Precedence.Item, false, operands.Count, name.Start, new CallHead(text, new SyntaxHead(name.Span, []))));
            Advance();
            return true;
        }
        var head = current.Kind switch
        {
            TokenKind.LeftParenthesis => new CallHead(text, new SyntaxHead(name.Span, [])),
            TokenKind.Quote when AfterQuotes().Kind == TokenKind.LeftParenthesis => ReadPrimes(name, text),
            TokenKind.LeftBracket when text == "D" && IsMixedPartial() => ReadMixedPartial(name),
            _ => default,
        };
        if (head.Text is null)
        {
            Push(SyntaxKind.Name, text, name.Span);
            return false;
        }
        OpenBracket(new Pending(PendingKind.Call, SyntaxKind.Call, Precedence.Bracket, true, operands.Count, name.Start, head));
        Advance();
        return true;
    }

    private bool IsIn(PendingKind kind) => pending.TryPeek(out var top) && top.Kind == kind;

    private Token AfterQuotes()
    {
        var token = current;
        while (token.Kind == TokenKind.Quote)
            token = Lex(token.End);
        return token;
    }

    private CallHead ReadPrimes(Token name, string text)
    {
        var first = current;
        var count = 0;
        for (; current.Kind == TokenKind.Quote; count++)
            Advance();
        if (count > source.Limits.MaxOrder)
            throw Faults.OrderLimit(Text, new TextSpan(first.Start, before.End - first.Start), source.Limits.MaxOrder);
        return new CallHead(text, new SyntaxHead(name.Span, [.. Enumerable.Repeat(1, count)]));
    }

    /// <summary>Whether <c>D[1,2](</c> stands here, which is not the entry of a matrix.</summary>
    private bool IsMixedPartial()
    {
        var token = current;
        do
        {
            token = source.Read(token.End, acrossLines: true);
            if (token.Kind != TokenKind.Number)
                return false;
            token = source.Read(token.End, acrossLines: true);
        }
        while (token.Kind == TokenKind.Comma);
        return token.Kind == TokenKind.RightBracket && Lex(token.End).Kind == TokenKind.LeftParenthesis;
    }

    private CallHead ReadMixedPartial(Token letter)
    {
        var result = Grammar.MixedPartial(new SourceInput(source, letter.Start, brackets > 0));
        var head = result.WasSuccessful ? result.Value : throw result.Fault();
        current = Lex(result.Remainder.Position);
        return current.Kind == TokenKind.LeftParenthesis ? head : throw Faults.Expected(Text, current, ["'('"]);
    }

    /// <summary>Reads one sign or bracket that belongs to the operand before it; <paramref name="opens"/> if an index begins.</summary>
    private bool ReadPostfix(out bool opens)
    {
        opens = false;
        switch (current.Kind)
        {
            case TokenKind.RightParenthesis when brackets > 0:
            case TokenKind.RightBracket when brackets > 0:
                CloseBracket();
                return true;
            case TokenKind.Quote when before.Kind is not (TokenKind.Number or TokenKind.Text):
                Transpose();
                return true;
            case TokenKind.LeftBracket when before.Kind is not (TokenKind.Number or TokenKind.Text):
                opens = true;
                OpenBracket(new Pending(PendingKind.Index, SyntaxKind.Index, Precedence.Bracket, true, operands.Count - 1, operands[^1].Start));
                Advance();
                return true;
            default:
                return IsCondition && ReadProperty();
        }
    }

    private void Transpose()
    {
        var (syntax, start, _) = operands[^1];
        operands[^1] = new Operand(new Branch(SyntaxKind.Transpose, "", [syntax], new TextSpan(start, current.End - start)), start, current.End);
        Advance();
    }

    /// <summary><c>A symmetric</c> is <c>A == A'</c>.</summary>
    private bool ReadProperty()
    {
        if (current.Kind != TokenKind.Name || brackets > 0 || Spelling(current) != "symmetric")
            return false;
        Complete(Precedence.Comparison);
        if (pending.Count > 0)
            return false;
        var (matrix, start, end) = operands[^1];
        var span = new TextSpan(start, current.End - start);
        var transposed = new Branch(SyntaxKind.Transpose, "", [matrix], new TextSpan(start, end - start));
        operands[^1] = new Operand(new HeadedBranch(SyntaxKind.Compare, "==", [matrix, transposed], span, new SyntaxHead(current.Span, [])), start, current.End);
        Advance();
        return true;
    }

    private void OpenBracket(Pending bracket)
    {
        Open(bracket);
        brackets++;
    }

    private void CloseBracket()
    {
        Complete(Precedence.Bracket);
        var top = pending.Peek();
        if (top.IsSquare != (current.Kind == TokenKind.RightBracket))
            throw Faults.ExpectedOperator(Text, current, before, ExpectedHere(), isInBrackets: true);
        var item = Close();
        brackets--;
        if (item.Kind == PendingKind.Parenthesis)
            operands[^1] = new Operand(operands[^1].Syntax, item.Start, current.End);
        else
            Replace(item, item.Start, current.End);
        Advance();
    }

    /// <summary>Whether an end of a slice may be missing here: before its colon, behind it.</summary>
    private bool LeavesOutEnd() => pending.TryPeek(out var top)
        && (current.Kind == TokenKind.Colon
            ? top.Kind == PendingKind.Index && before.Kind is TokenKind.LeftBracket or TokenKind.Comma
            : top.Node == SyntaxKind.Slice && before.Kind == TokenKind.Colon);

    /// <summary>Opens a slice with the operand before the colon as its first end; false where no slice can stand.</summary>
    private bool OpenSlice()
    {
        if (!IsIn(PendingKind.Index))
            return false;
        Open(new Pending(PendingKind.Operator, SyntaxKind.Slice, Precedence.Item, false, operands.Count - 1, operands[^1].Start));
        Advance();
        return true;
    }
}
