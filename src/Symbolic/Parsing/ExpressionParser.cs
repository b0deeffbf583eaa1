using System.Runtime.InteropServices;

namespace SymDiff.Parsing;

/// <summary>
/// Reads an expression: a precedence climber whose stack is a list, so that neither long sums nor deep nesting
/// touch the thread's stack, and which never goes back. A fault is thrown at its place, because no other reading remains to be tried.
/// See Pratt, "Top down operator precedence" (1973).
/// </summary>
internal sealed partial class ExpressionParser
{
    private const int FewOperands = 4;

    private readonly Source source;
    private readonly List<Operand> operands = new(FewOperands);
    private readonly Stack<Pending> pending = new(FewOperands);
    private int brackets;
    private int nesting;
    private Token current = Token.None;
    private Token before = Token.None;

    private readonly Place place;

    private ExpressionParser(Source source, int position, Place place)
    {
        (this.source, this.place) = (source, place);
        before = current = Lex(position);
    }

    private string Text => source.Text;

    private bool IsCondition => place == Place.Condition;

    /// <summary>Reads one expression and stops before the token that ends it.</summary>
    public static (Syntax Syntax, int End) Read(Source source, int position, Place place)
    {
        var parser = new ExpressionParser(source, position, place);
        do
            parser.ReadOperand();
        while (parser.ReadOperator());
        return (parser.operands[0].Syntax, parser.current.Start);
    }

    private void Advance()
    {
        before = current;
        current = Lex(current.End);
    }

    private Token Lex(int position) => source.Read(position, acrossLines: brackets > 0 || place == Place.Axis);

    private string Spelling(Token token) => source.Spelling.Number(Text.AsSpan(token.Start, token.End - token.Start));

    /// <summary>Reads signs, <c>not</c>, opening brackets and function names up to the first number or variable.</summary>
    private void ReadOperand()
    {
        while (true)
        {
            switch (current.Kind)
            {
                case TokenKind.Number:
                    Push(SyntaxKind.Number, Spelling(current), current.Span);
                    Advance();
                    return;
                case TokenKind.Text:
                    Push(SyntaxKind.Text, Text[(current.Start + 1)..(current.End - 1)], current.Span);
                    Advance();
                    return;
                case TokenKind.Colon or TokenKind.Comma or TokenKind.RightBracket when LeavesOutEnd():
                    Push(SyntaxKind.Omitted, "", new TextSpan(current.Start, 0));
                    return;
                case TokenKind.Name:
                    if (!OpenCallOrPushName())
                        return;
                    break;
                default:
                    OpenPrefix();
                    break;
            }
        }
    }

    private void OpenPrefix()
    {
        var outer = pending.TryPeek(out var top) ? top.Precedence : Precedence.Bracket;
        switch (current.Kind)
        {
            case TokenKind.LeftParenthesis:
                OpenBracket(new Pending(PendingKind.Parenthesis, default, Precedence.Bracket, true, operands.Count, current.Start));
                break;
            case TokenKind.LeftBracket:
                OpenBracket(new Pending(PendingKind.List, SyntaxKind.List, Precedence.Bracket, true, operands.Count, current.Start));
                break;
            case TokenKind.Minus:
                OpenSign(outer >= Precedence.Product ? Precedence.TightSign : Precedence.Sign, nests: true);
                break;
            case TokenKind.Not when outer <= Precedence.Not:
                Open(new Pending(PendingKind.Operator, SyntaxKind.Not, Precedence.Not, true, operands.Count, current.Start));
                break;
            case not TokenKind.Plus:
                throw Faults.ExpectedOperand(Text, current, before);
        }
        Advance();
    }

    private void OpenSign(Precedence precedence, bool nests) =>
        Open(new Pending(PendingKind.Operator, SyntaxKind.Negate, precedence, nests, operands.Count, current.Start));

    /// <summary>Reads what follows an operand; false where the expression ends.</summary>
    private bool ReadOperator()
    {
        while (ReadPostfix(out var opens))
            if (opens)
                return true;
        if (Binary() is { } binary)
        {
            OpenOperator(binary);
            return true;
        }
        Complete(Precedence.Item);
        if (current.Kind == TokenKind.Colon && OpenSlice())
            return true;
        Complete(Precedence.Bracket);
        if (current.Kind == TokenKind.Comma && pending.TryPeek(out var top) && top.HoldsItems)
        {
            Advance();
            return true;
        }
        return brackets == 0 && EndsHere() ? false : throw Faults.ExpectedOperator(Text, current, before, ExpectedHere(), brackets > 0 || place == Place.Axis);
    }

    private BinaryOperator? Binary() =>
        IsCondition && brackets == 0 && current.Kind == TokenKind.Equal ? BinaryOperator.Equality : BinaryOperator.Of(current.Kind, source.Dialect);

    private bool EndsHere() => place switch
    {
        Place.Condition => current.EndsExpression || current.Kind == TokenKind.Comma,
        Place.Axis => current.Kind is TokenKind.Comma or TokenKind.RightBracket,
        _ => current.EndsExpression,
    };

    private string[] ExpectedHere() => pending.TryPeek(out var top) ? top.Kind switch
    {
        PendingKind.Call => ["','", "')'"],
        PendingKind.Index or PendingKind.List => ["','", "']'"],
        _ => ["')'"],
    }
    : place == Place.Axis ? ["','", "']'"] : ["an operator", "the end of the expression"];

    private void OpenOperator(BinaryOperator binary)
    {
        var isPower = binary.Precedence == Precedence.Power;
        if (!isPower)
            Complete(binary.Precedence);
        var continues = !isPower && pending.TryPeek(out var top) && top.Precedence == binary.Precedence && Continues(top, binary);
        if (!continues)
            Open(new Pending(PendingKind.Operator, binary.Kind, binary.Precedence, isPower, operands.Count - 1, operands[^1].Start, Comparison(binary)));
        if (current.Kind == TokenKind.Minus)
            OpenSign(Precedence.Sign, nests: false);
        Advance();
    }

    /// <summary>Whether the operator goes on with the open row of its own kind; a row of another kind on the same level is completed.</summary>
    private bool Continues(Pending top, BinaryOperator binary)
    {
        if (top.Node == SyntaxKind.Compare && !IsCondition)
            throw Faults.ChainedComparison(Text, current, top.Head.Text);
        if (top.Node == SyntaxKind.Compare)
        {
            JoinComparison();
            return false;
        }
        if (binary.Chains && top.Node == binary.Kind)
            return true;
        Build();
        return false;
    }

    /// <summary>Completes a comparison and begins the next one with its right side.</summary>
    private void JoinComparison()
    {
        Build();
        var first = operands[^1];
        Open(new Pending(PendingKind.Operator, SyntaxKind.And, Precedence.And, false, operands.Count - 1, first.Start));
        var shared = first.Syntax.Children[^1];
        operands.Add(new Operand(shared, shared.Span.Start, shared.Span.End));
    }

    private CallHead Comparison(BinaryOperator binary) => binary.Kind == SyntaxKind.Compare
        ? new CallHead(current.Kind == TokenKind.Equal ? "==" : Spelling(current), new SyntaxHead(current.Span, []))
        : default;

    private void Open(Pending item)
    {
        if (item.Nests && ++nesting > source.Limits.MaxNesting)
            throw Faults.NestingLimit(Text, current.Span, source.Limits.MaxNesting);
        pending.Push(item);
    }

    /// <summary>Completes every open operator that binds tighter.</summary>
    private void Complete(Precedence precedence)
    {
        while (pending.TryPeek(out var top) && top.Precedence > precedence)
            Build();
    }

    private void Build()
    {
        var item = Close();
        var start = item.Base < operands.Count - 1 ? operands[item.Base].Start : item.Start;
        Replace(item, start, operands[^1].End);
    }

    private Pending Close()
    {
        var item = pending.Pop();
        if (item.Nests)
            nesting--;
        return item;
    }

    /// <summary>Puts the node in place of its children.</summary>
    private void Replace(Pending item, int start, int end)
    {
        var children = new Syntax[operands.Count - item.Base];
        for (var index = 0; index < children.Length; index++)
            children[index] = operands[item.Base + index].Syntax;
        operands.RemoveRange(item.Base, children.Length);
        operands.Add(new Operand(item.Close(ImmutableCollectionsMarshal.AsImmutableArray(children), start, end), start, end));
    }

    private void Push(SyntaxKind kind, string text, TextSpan span) =>
        operands.Add(new Operand(new Syntax(kind, text, span), span.Start, span.End));
}
