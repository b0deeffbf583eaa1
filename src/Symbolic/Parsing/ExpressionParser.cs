using System.Runtime.InteropServices;
using Sprache;

namespace SymDiff.Parsing;

/// <summary>
/// The expression as one Sprache parser: a precedence climber whose stack is a list, so that neither long sums nor deep nesting
/// touch the thread's stack, and which never goes back. A fault is thrown at its place, because no other reading remains to be tried.
/// See Pratt, "Top down operator precedence" (1973).
/// </summary>
internal sealed class ExpressionParser
{
    private static readonly string[] AfterArgument = ["','", "')'"];
    private static readonly string[] AfterParenthesis = ["')'"];
    private static readonly string[] AfterExpression = ["an operator", "the end of the expression"];

    private readonly SourceInput input;
    private readonly List<Operand> operands = [];
    private readonly Stack<Pending> pending = [];
    private int brackets;
    private int nesting;
    private Token current = Token.None;
    private Token before = Token.None;

    private readonly bool isCondition;

    private ExpressionParser(SourceInput input, bool isCondition)
    {
        (this.input, this.isCondition) = (input, isCondition);
        before = current = Lexer.Read(Text, input.Position, acrossLines: false);
    }

    /// <summary>Reads one expression and stops before the token that ends it.</summary>
    public static Parser<Syntax> Expression { get; } = input => new ExpressionParser((SourceInput)input, isCondition: false).Read();

    /// <summary>The same in a list, where <c>0 &lt; p &lt; 1</c> stands for <c>0 &lt; p and p &lt; 1</c>.</summary>
    public static Parser<Syntax> Condition { get; } = input => new ExpressionParser((SourceInput)input, isCondition: true).Read();

    private string Text => input.Source;

    private IResult<Syntax> Read()
    {
        do
            ReadOperand();
        while (ReadOperator());
        return Result.Success(operands[0].Syntax, input.To(current.Start));
    }

    private void Advance()
    {
        before = current;
        current = Lexer.Read(Text, current.End, acrossLines: brackets > 0);
    }

    /// <summary>Reads signs, <c>not</c>, opening brackets and function names up to the first number or variable.</summary>
    private void ReadOperand()
    {
        while (true)
        {
            switch (current.Kind)
            {
                case TokenKind.Number:
                    Push(SyntaxKind.Number, input.Spelling.Number(Text.AsSpan(current.Start, current.End - current.Start)), current.Span);
                    Advance();
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
                Open(new Pending(PendingKind.Parenthesis, default, Precedence.Bracket, true, operands.Count, current.Start));
                brackets++;
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

    private bool OpenCallOrPushName()
    {
        var name = current;
        var text = input.Spelling.Name(Text.AsSpan(name.Start, name.End - name.Start));
        Advance();
        var head = current.Kind switch
        {
            TokenKind.LeftParenthesis => new CallHead(text, new SyntaxHead(name.Span, [])),
            TokenKind.Quote => ReadPrimes(name, text),
            TokenKind.LeftBracket when text == "D" => ReadMixedPartial(name),
            _ => null,
        };
        if (head is null)
        {
            Push(SyntaxKind.Name, text, name.Span);
            return false;
        }
        Open(new Pending(PendingKind.Call, SyntaxKind.Call, Precedence.Bracket, true, operands.Count, name.Start, head));
        brackets++;
        Advance();
        return true;
    }

    private CallHead ReadPrimes(Token name, string text)
    {
        var first = current;
        var count = 0;
        for (; current.Kind == TokenKind.Quote; count++)
            Advance();
        if (current.Kind != TokenKind.LeftParenthesis)
            throw Faults.Expected(Text, first, []);
        if (count > input.Limits.MaxOrder)
            throw Faults.OrderLimit(Text, new TextSpan(first.Start, before.End - first.Start), input.Limits.MaxOrder);
        return new CallHead(text, new SyntaxHead(name.Span, [.. Enumerable.Repeat(1, count)]));
    }

    private CallHead ReadMixedPartial(Token letter)
    {
        var result = Grammar.MixedPartial(input.To(letter.Start, brackets > 0));
        var head = result.WasSuccessful ? result.Value : throw result.Fault();
        current = Lexer.Read(Text, result.Remainder.Position, acrossLines: brackets > 0);
        return current.Kind == TokenKind.LeftParenthesis ? head : throw Faults.Expected(Text, current, ["'('"]);
    }

    /// <summary>Reads what follows an operand; false where the expression ends.</summary>
    private bool ReadOperator()
    {
        while (current.Kind == TokenKind.RightParenthesis && brackets > 0)
            CloseBracket();
        if (BinaryOperator.Of(current.Kind) is { } binary)
        {
            OpenOperator(binary);
            return true;
        }
        Complete(Precedence.Bracket);
        if (current.Kind == TokenKind.Comma && pending.TryPeek(out var top) && top.Kind == PendingKind.Call)
        {
            Advance();
            return true;
        }
        return brackets == 0 && EndsHere() ? false : throw Faults.ExpectedOperator(Text, current, before, ExpectedHere());
    }

    private bool EndsHere() => current.EndsExpression || (isCondition && current.Kind == TokenKind.Comma);

    private string[] ExpectedHere() => !pending.TryPeek(out var top) ? AfterExpression
        : top.Kind == PendingKind.Call ? AfterArgument : AfterParenthesis;

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
        if (top.Node == SyntaxKind.Compare && !isCondition)
            throw Faults.ChainedComparison(Text, current, top.Head!.Text);
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

    private CallHead? Comparison(BinaryOperator binary) => binary.Kind == SyntaxKind.Compare
        ? new CallHead(input.Spelling.Number(Text.AsSpan(current.Start, current.End - current.Start)), new SyntaxHead(current.Span, []))
        : null;

    private void Open(Pending item)
    {
        if (item.Nests && ++nesting > input.Limits.MaxNesting)
            throw Faults.NestingLimit(Text, current.Span, input.Limits.MaxNesting);
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

    private void CloseBracket()
    {
        Complete(Precedence.Bracket);
        var item = Close();
        brackets--;
        if (item.Kind == PendingKind.Call)
            Replace(item, item.Start, current.End);
        else
            operands[^1] = new Operand(operands[^1].Syntax, item.Start, current.End);
        Advance();
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
        operands.Add(new Operand(new Syntax(kind, text, [], span), span.Start, span.End));
}
