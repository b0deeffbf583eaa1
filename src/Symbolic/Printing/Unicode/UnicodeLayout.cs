using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>
/// Formulas in the characters of Unicode, for terminals and plain text: <c>x²</c>, <c>√x</c>, <c>σ(θ₁)</c>, <c>Aᵀ·x</c>, <c>f′(x)</c>. <c>*</c> and powers act entry by entry,
/// as in the language; <c>·</c> is the product of matrices. It is read by people and not back.
/// </summary>
internal sealed class UnicodeLayout(IReadOnlyDictionary<Expr, string> names) : TextLayout(names)
{
    /// <summary>One line each; the lines of a matrix stand one below the other.</summary>
    public static new string Compose(Printout printout) => string.Join('\n', printout.All.Select(line =>
        line.Name is null ? line.Text : $"{line.Name} = {line.Text.Replace("\n", "\n" + new string(' ', line.Name.Length + " = ".Length), StringComparison.Ordinal)}"));

    public override string Name(string name) => UnicodeName.Of(name);

    /// <summary>A matrix of entries that are written out takes a line for each row.</summary>
    public override string? WriteLine(Expr root, int longest)
    {
        if (UnicodeMatrix.Entries(root) is not { } entries) return base.WriteLine(root, longest);
        var texts = entries.Select(row => row.Select(entry => NameOf(entry) ?? Write(entry, longest)).ToList()).ToList();
        return texts.TrueForAll(row => row.TrueForAll(text => text is not null)) ? UnicodeMatrix.Draw(texts!) : null;
    }

    protected override string LeafText(Op op) => UnicodeRow.Find(op.Latex)?.Text ?? Name(op.Name);

    /// <summary>The name of a user's function is written like a variable's.</summary>
    protected override string Head(Op op) => UnicodeRow.Find(op.Latex)?.Text ?? (op.Latex.Contains("#0", StringComparison.Ordinal) ? OpaqueHead.Of(op.Head) : op.Head);

    protected override string Literal(Number value) =>
        value.ToString().Split('e') is [var mantissa, var exponent] ? (mantissa == "1" ? "" : mantissa + "×") + "10" + Scripts.Raised(exponent) : value.ToString();

    protected override int PrecedenceOf(Expr node, Part part) => base.PrecedenceOf(node, part) switch
    {
        _ when RowOf(node) is { IsTemplate: true } row => row.Precedence,
        Notation.Atom when node.Literal is { } value => LiteralPrecedence(value),
        var precedence => precedence,
    };

    protected override bool StartsWithFirst(Expr node) => base.StartsWithFirst(node) && RowOf(node) is not { IsTemplate: true };

    protected override void Spell(Expr node, Part part)
    {
        if (RowOf(node) is { IsTemplate: true } row) Template(row, node.Op.SpellingOf(node)?.Operands ?? node.ArgList);
        else if (Exponent(node) is { } exponent) Power(node, exponent);
        else base.Spell(node, part);
    }

    protected override void Spelled(Expr node, Spelling spelling, Part part)
    {
        if (spelling.Notation.Precedence == Notation.Atom && spelling.Operands.Count == 0 && Constant(spelling) is { } constant) Add(constant);
        else base.Spelled(node, spelling, part);
    }

    protected override string Symbol(Expr node, int place)
    {
        var text = base.Symbol(node, place);
        return UnicodeRow.Find(node.Op.Latex) is { } row ? text.Replace(node.Op.Notation.Symbol, row.Text, StringComparison.Ordinal) : text;
    }

    protected override string Symbol(Spelling spelling) => UnicodeRow.Find(spelling.Latex)?.Text ?? base.Symbol(spelling);

    private static UnicodeRow? RowOf(Expr node) => node.Op.SpellingOf(node) is { } spelling ? UnicodeRow.Find(spelling.Latex) : UnicodeRow.Find(node.Op.Latex);

    /// <summary>The matrix of ones, the identity, a unit vector: a symbol, and below it what LaTeX has there.</summary>
    private static string? Constant(Spelling spelling) =>
        UnicodeRow.Find(spelling.Latex)?.Text
            ?? (spelling.Latex?.Split("_{") is [var symbol, var index] && Scripts.Lowered(index.TrimEnd('}')) is { } below ? symbol + below : null);

    private void Template(UnicodeRow row, IReadOnlyList<Expr> operands) => Template(row.Text, (place, mark) => Operand(operands[place], row.Least(mark), nests: 1));

    private void Power(Expr node, string exponent)
    {
        Operand(node.Args[0], Notation.Atom);
        Add(exponent);
    }

    /// <summary>The exponent above the line: whole numbers and letters, their negatives and sums; null if it is anything else.</summary>
    private string? Exponent(Expr node)
    {
        if (node.Op.Notation.Grouping != Grouping.Right || node.Op.SpellingOf(node) is not null) return null;
        IReadOnlyList<Expr> terms = node.Args[1].Op.IsSum && NameOf(node.Args[1]) is null ? node.Args[1].ArgList : [node.Args[1]];
        var text = "";
        foreach (var term in terms)
        {
            var isNegative = term.Op.Notation.IsSign && NameOf(term) is null;
            if (Leaf(isNegative ? term.Args[0] : term) is not { } leaf) return null;
            text += isNegative ? "-" + leaf : text.Length == 0 || leaf[0] == '-' ? leaf : "+" + leaf;
        }
        return Scripts.Raised(text);
    }

    private string? Leaf(Expr node) =>
        NameOf(node) is { } name ? name
        : node.Literal is { } value ? (value.ToString().Contains('e', StringComparison.Ordinal) ? null : value.ToString())
        : node.Args.IsEmpty && node.Shape.Rank == 0 ? LeafText(node.Op)
        : null;
}
