using System.Text;
using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>
/// Spells graphs out one node at a time: a node becomes text and operands, and a stack, not recursion, writes the operands.
/// Time and memory are linear in the length of the output.
/// </summary>
/// <param name="names">Nodes that are written as a name wherever they are an operand.</param>
internal abstract class Layout(IReadOnlyDictionary<Expr, string> names)
{
    /// <summary>Most levels that one node adds around an operand: a sign, an exponent and a bracket.</summary>
    public const int DeepestNode = 3;

    private const int FewPieces = 16;
    private const char Placeholder = '#';

    /// <summary>What <see cref="LeadsWithMinus"/> found at the end of a long walk, so that a chain of quotients is not walked again from each of its nodes.</summary>
    private readonly Dictionary<Expr, bool> signs = [];

    private readonly List<Piece> pieces = new(FewPieces);
    private int level;

    /// <summary>Opening and closing bracket of a group and of arguments.</summary>
    protected abstract (string Open, string Close) Brackets { get; }

    /// <summary>The text of a node, whether or not it has a name; null if it is longer than allowed.</summary>
    public string? Write(Expr root, int longest)
    {
        var output = new StringBuilder();
        var stack = new Stack<Piece>(FewPieces);
        stack.Push(new(null, root, Part.Whole, 0));
        while (stack.TryPop(out var piece) && output.Length <= longest)
        {
            output.Append(piece.Text);
            if (piece.Node is not { } node) continue;
            Fill(node, piece.Part);
            for (var i = pieces.Count - 1; i >= 0; i--) stack.Push(pieces[i]);
        }
        return output.Length <= longest ? output.ToString() : null;
    }

    /// <summary>The text of a result or definition, which may take several lines; null if it is longer than allowed.</summary>
    public virtual string? WriteLine(Expr root, int longest) => Write(root, longest);

    /// <summary>The name that is written for a node; null if it is written out.</summary>
    public string? NameOf(Expr node) => names.TryGetValue(node, out var name) ? Name(name) : null;

    /// <summary>How deep the text of a node nests, given the depth of its operands.</summary>
    public int Nesting(Expr node, IReadOnlyDictionary<Expr, int> operands)
    {
        Fill(node, Part.Whole);
        var deepest = 0;
        foreach (var piece in pieces)
            deepest = Math.Max(deepest, piece.Nesting + (piece.Node is { } operand ? operands[operand] : 0));
        return deepest;
    }

    /// <summary>Writes a variable's or a definition's name.</summary>
    public abstract string Name(string name);

    /// <summary>Writes a variable or a named constant.</summary>
    protected virtual string LeafText(Op op) => Name(op.Name);

    /// <summary>Writes a literal that is not negative.</summary>
    protected abstract string Literal(Number value);

    /// <summary>Writes the symbol in front of an operand with the space around it.</summary>
    protected abstract string Symbol(Expr node, int place);

    /// <summary>Whether it must be written that an operand of a row is repeated along an axis.</summary>
    protected virtual bool IsSpread(Expr node, Expr operand) => false;

    /// <summary>Adds such an operand.</summary>
    protected virtual void Spread(Expr node, Expr operand) => Operand(operand, 0);

    /// <summary>Writes what stands for a sum's symbol where it takes over a sign.</summary>
    protected abstract string SignedSymbol(Notation notation);

    /// <summary>Writes the name of a called operator.</summary>
    protected abstract string Head(Op op);

    /// <summary>Binding strength of a node's text.</summary>
    protected virtual int PrecedenceOf(Expr node, Part part)
    {
        var notation = node.Op.NotationOf(node);
        if (node.Literal is not { } value)
            return notation.LeadsWithFirst && part == Part.Whole && LeadsWithMinus(node) ? Notation.Sum : notation.Precedence;
        return value.Sign < 0 && part == Part.Whole ? Notation.Sum : value.IsFraction ? Notation.Product : Notation.Atom;
    }

    /// <summary>Adds the pieces of one node.</summary>
    protected virtual void Spell(Expr node, Part part)
    {
        if (node.Op.SpellingOf(node) is { } spelling) Spelled(node, spelling, part);
        else if (node.Args.IsEmpty) Leaf(node, part);
        else if (part == Part.Arguments) Arguments(node);
        else if (node.Op.Notation.Precedence == Notation.Atom) Call(node);
        else if (node.Op.Notation.IsPrefix) Prefix(node);
        else Row(node, part);
    }

    /// <summary>Adds the pieces of a node that has a notation of its own.</summary>
    protected virtual void Spelled(Expr node, Spelling spelling, Part part)
    {
        if (spelling.Notation.IsPostfix) Postfix(spelling);
        else if (spelling.Notation.Precedence == Notation.Atom) Enclosed(spelling, spelling.Before, ", ", spelling.After);
        else Row(node, spelling.Notation, spelling.Operands, part, _ => Symbol(spelling));
    }

    /// <summary>Adds a list of operands between two texts.</summary>
    protected void Enclosed(Spelling spelling, string before, string separator, string after)
    {
        Add(before);
        level++;
        for (var i = 0; i < spelling.Operands.Count; i++)
        {
            if (i > 0) Add(separator);
            Operand(spelling.Operands[i], 0);
        }
        level--;
        Add(after);
    }

    /// <summary>Adds the text of a template, and an operand at each of its marks <c>#1</c>, <c>#2</c>.</summary>
    /// <param name="template">The text.</param>
    /// <param name="operand">Adds the operand of a number, counted from 0, at a place of the template.</param>
    protected void Template(string template, Action<int, int> operand)
    {
        for (var start = 0; start < template.Length;)
        {
            var mark = template.IndexOf(Placeholder, start);
            if (mark < 0) mark = template.Length;
            if (mark > start) Add(template[start..mark]);
            if (mark < template.Length) operand(template[mark + 1] - '1', mark);
            start = mark + "#1".Length;
        }
    }

    /// <summary>Writes the symbol of a notation between its operands, or behind the one.</summary>
    protected abstract string Symbol(Spelling spelling);

    /// <summary>Adds finished text.</summary>
    protected void Add(string text) => pieces.Add(new(text, null, Part.Whole, level));

    /// <summary>Adds an operand, in brackets if it binds less tightly than asked for.</summary>
    protected void Operand(Expr node, int least, Part part = Part.Whole, int nests = 0)
    {
        if (NameOf(node) is { } name)
        {
            Add(name);
            return;
        }
        var enclosed = PrecedenceOf(node, part) < least;
        if (enclosed) Add(Brackets.Open);
        pieces.Add(new(null, node, enclosed ? Part.Whole : part, level + nests + (enclosed ? 1 : 0)));
        if (enclosed) Add(Brackets.Close);
    }

    /// <summary>What is left to write of a leading operand once the sign of the whole is written.</summary>
    protected Part Rest(Expr lead) => PrecedenceOf(lead, Part.Unsigned) >= Notation.Product ? Part.Unsigned : Part.Whole;

    /// <summary>Whether the text starts with the minus sign of a literal: <c>-2*x/y</c>. Such a sign reads back as the literal's.</summary>
    protected bool LeadsWithMinus(Expr node)
    {
        const int longWalk = 8;
        var (lead, steps, found) = (node, 0, false);
        for (; !signs.TryGetValue(lead, out found); lead = lead.Args[0], steps++)
        {
            found = lead.Literal is { Sign: < 0 };
            if (!StartsWithFirst(lead) || names.ContainsKey(lead.Args[0]) || IsRepeated(lead) || IsMixed(lead, lead.Args[0])) break;
        }
        if (steps > longWalk) signs[node] = found;
        return found;
    }

    /// <summary>Whether the text of a node starts with that of its first operand, whose sign is then its own.</summary>
    protected virtual bool StartsWithFirst(Expr node) => node.Op.NotationOf(node).LeadsWithFirst;

    /// <summary>Binding strength of a literal written with a power of ten: that is a power, or a product if it has a mantissa.</summary>
    protected static int LiteralPrecedence(Number value) => value.ToString().TrimStart('-').Split('e') switch
    {
        [_] => Notation.Atom,
        ["1", _] => Notation.Power,
        _ => Notation.Product,
    };

    private void Fill(Expr node, Part part)
    {
        pieces.Clear();
        level = 0;
        Spell(node, part);
    }

    /// <summary>Whether an n-ary row starts with a row of the same operator: that one keeps its brackets, for <c>a + b + c</c> is one node.</summary>
    private static bool IsRepeated(Expr node) => node.Op.Arity is null && node.Args[0].Op.Equals(node.Op);

    private void Leaf(Expr node, Part part)
    {
        if (node.Literal is not { } value) Add(LeafText(node.Op));
        else if (value.Sign >= 0) Add(Literal(value));
        else Add((part == Part.Whole ? "-" : "") + Literal(value.Negate()));
    }

    private void Call(Expr node)
    {
        Add(Head(node.Op));
        Add(Brackets.Open);
        level++;
        Arguments(node);
        level--;
        Add(Brackets.Close);
    }

    private void Arguments(Expr node)
    {
        for (var i = 0; i < node.Args.Length; i++)
        {
            if (i > 0) Add(", ");
            var arg = node.Args[i];
            if (i == 0 && node.Op.Notation.Shortens && arg.Op.Equals(node.Op)) Operand(arg, 0, Part.Arguments, nests: -1);
            else Operand(arg, 0);
        }
    }

    private void Prefix(Expr node)
    {
        Add(Symbol(node, 0));
        Operand(node.Args[0], node.Op.Notation.IsSign ? Notation.Product : node.Op.Notation.Precedence, nests: 1);
    }

    private void Postfix(Spelling spelling)
    {
        Operand(spelling.Operands[0], Notation.Atom);
        Add(Symbol(spelling));
    }

    private void Row(Expr node, Part part) => Row(node, node.Op.Notation, node.ArgList, part, place => Symbol(node, place));

    private void Row(Expr node, Notation notation, IReadOnlyList<Expr> operands, Part part, Func<int, string> symbol)
    {
        if (part == Part.Whole && notation.LeadsWithFirst && LeadsWithMinus(node))
        {
            Add("-");
            level++;
        }
        Entry(node, operands[0], FirstLeast(node, notation, operands[0]), notation.LeadsWithFirst ? Rest(operands[0]) : Part.Whole);
        for (var place = 1; place < operands.Count; place++)
        {
            if (TakesSign(node, notation, operands[place])) SignedTerm(node, notation, operands[place]);
            else
            {
                Add(symbol(place));
                Entry(node, operands[place], notation.Grouping == Grouping.Right ? notation.Precedence : notation.Precedence + 1,
                    Part.Whole, notation.Grouping == Grouping.Right ? 1 : 0);
            }
        }
    }

    /// <summary>
    /// A row of its own operator keeps its brackets. So do, for the eye, <c>a @ b</c> in a row of <c>*</c> and a product before <c>@</c>, unless it is a number
    /// times a matrix.
    /// </summary>
    private static int FirstLeast(Expr node, Notation notation, Expr first) =>
        notation.Grouping == Grouping.Left && !IsRepeated(node) && !IsMixed(node, first) ? notation.Precedence : notation.Precedence + 1;

    private static bool IsMixed(Expr node, Expr first) =>
        node.Op.SpellingOf(node) is null ? node.Op.Arity is null && node.Op.Notation.Precedence == Notation.Product && first.Op.SpellingOf(first) is not null
        : first.Op.SpellingOf(first) is null && first.Args is not [{ Literal: not null }, _];

    /// <summary>Adds one operand of a row.</summary>
    private void Entry(Expr node, Expr operand, int least, Part part = Part.Whole, int nests = 0)
    {
        if (IsSpread(node, operand)) Spread(node, operand);
        else Operand(operand, least, part, nests);
    }

    private bool TakesSign(Expr node, Notation notation, Expr term) =>
        notation.SignedSymbol is not null && !names.ContainsKey(term) && (term.Op.Notation.IsSign || (LeadsWithMinus(term) && !IsSpread(node, term)));

    private void SignedTerm(Expr node, Notation notation, Expr term)
    {
        Add(SignedSymbol(notation));
        if (term.Op.Notation.IsSign) Entry(node, term.Args[0], notation.Precedence + 1);
        else Operand(term, notation.Precedence + 1, Part.Unsigned);
    }
}
