using System.Text.RegularExpressions;
using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>LaTeX for mathematics mode, made of what plain LaTeX with amsmath and KaTeX both have.</summary>
internal sealed class LatexLayout(IReadOnlyDictionary<Expr, string> names) : Layout(names)
{
    private const string Entrywise = @" \odot ";

    /// <summary>KaTeX expands 1000 macros in one formula at most, and three for a thin space or a quad.</summary>
    private const int MostSpaces = 250;

    protected override (string Open, string Close) Brackets => (@"\left(", @"\right)");

    /// <summary>A lone result in a row, anything else aligned at the equals signs.</summary>
    public static string Compose(Printout printout)
    {
        if (printout.Definitions.Count == 0 && printout.Results is [var (name, text)]) return WithinLimits(name is null ? text : $"{name} = {text}");
        return Aligned(printout.All.Select(line => line.Name is null ? "& " + line.Text : $"{line.Name} &= {line.Text}"));
    }

    /// <summary>Rows with <c>&amp;</c> where they are aligned.</summary>
    public static string Aligned(IEnumerable<string> rows) => WithinLimits($"\\begin{{aligned}}\n{string.Join("\\\\\n", rows)}\n\\end{{aligned}}");

    /// <summary>A long text with the same spaces by their widths.</summary>
    private static string WithinLimits(string text) => Regex.Count(text, @"\\(,|quad)") <= MostSpaces ? text
        : text.Replace(@"\,", @"\mskip3mu ", StringComparison.Ordinal).Replace(@"\quad", @"\mskip18mu ", StringComparison.Ordinal);

    public override string Name(string name) => LatexName.Of(name);

    protected override string LeafText(Op op) => Head(op);

    protected override string Head(Op op) => op.Latex.Replace("#0", Name(op.Name), StringComparison.Ordinal);

    protected override string Literal(Number value)
    {
        var text = value.ToString();
        if (text.Split('/') is [var numerator, var denominator]) return $@"\frac{{{numerator}}}{{{denominator}}}";
        if (text.Split('e') is not [var mantissa, var exponent]) return text;
        return mantissa == "1" ? $"10^{{{exponent}}}" : $@"{mantissa} \cdot 10^{{{exponent}}}";
    }

    /// <summary>
    /// A fraction line groups by itself, so a quotient needs brackets only under an exponent; so does a name of two words. A text that
    /// is open at its ends always needs them.
    /// </summary>
    protected override int PrecedenceOf(Expr node, Part part)
    {
        var spelling = node.Op.SpellingOf(node);
        var latex = spelling is null ? node.Op.LatexOf(node) : spelling.Latex ?? "";
        return base.PrecedenceOf(node, part) switch
        {
            Notation.Atom when node.Literal is { } value => LiteralPrecedence(value),
            Notation.Atom when IsOpen(latex, 0) => Notation.Product,
            Notation.Atom when latex.StartsWith(@"\begin", StringComparison.Ordinal) => Notation.Or,
            Notation.Atom when latex.Contains(' ', StringComparison.Ordinal) || latex.StartsWith('^') => Notation.Power,
            Notation.Product when node.Literal is not null || spelling is null && IsTemplate(latex) => Notation.Power,
            var precedence => precedence,
        };
    }

    /// <summary>A transposed operand stands in brackets of its own.</summary>
    protected override bool StartsWithFirst(Expr node) => base.StartsWithFirst(node) && !(node.Op.SpellingOf(node)?.Latex is { } row && IsTemplate(row));

    protected override void Spell(Expr node, Part part)
    {
        if (node.Op.SpellingOf(node) is null && node.Op.LatexOf(node) is var latex && IsTemplate(latex))
            Template(latex, node.Op.Notation, node.ArgList, part, LeadsWithMinus(node));
        else base.Spell(node, part);
    }

    protected override string Symbol(Expr node, int place) => node.Op.Notation switch
    {
        { IsSign: true } => node.Op.LatexOf(node),
        { IsPrefix: true } => node.Op.LatexOf(node) + " ",
        { LeadsWithFirst: true } when IsEntrywiseProduct(node, place) => Entrywise,
        { LeadsWithFirst: true } when node.Op.Arity is null && !StartsWithDigit(node.Args[place]) => @"\,",
        _ => $" {node.Op.LatexOf(node)} ",
    };

    /// <summary>Whether an operand of a product with axes stands behind another: side by side they would be read as a product of matrices.</summary>
    private static bool IsEntrywiseProduct(Expr node, int place) =>
        node.Op.Arity is null && node.Args[place].Shape.Rank > 0 && node.Args[..place].ToArray().Any(arg => arg.Shape.Rank > 0);

    /// <summary>A vector that stands for every row of a matrix.</summary>
    protected override bool IsSpread(Expr node, Expr operand) => node.Op.IsEntrywise && node.Shape.Rank == 2 && operand.Shape.Rank == 1;

    protected override void Spread(Expr node, Expr operand)
    {
        var isFactor = node.Op.Notation.Precedence > Notation.Sum;
        if (isFactor) Add(Brackets.Open);
        Add(@"\mathbf{1}\,");
        Operand(operand, Notation.Atom, nests: isFactor ? 1 : 0);
        Add(@"^{\top}");
        if (isFactor) Add(Brackets.Close);
    }

    protected override string Symbol(Spelling spelling) => spelling.Latex!;

    /// <summary>By the template; without one, the text that encloses the operands is upright.</summary>
    protected override void Spelled(Expr node, Spelling spelling, Part part)
    {
        if (spelling.Latex is { } row && (spelling.Notation.Precedence != Notation.Atom || spelling.Notation.IsPostfix) && IsTemplate(row))
            Template(row, spelling.Notation, spelling.Operands, part);
        else if (spelling.Notation.Precedence != Notation.Atom || spelling.Notation.IsPostfix) base.Spelled(node, spelling, part);
        else if (spelling.IsList) Matrix(spelling);
        else if (spelling.Latex is { } template) Template(template, spelling.Notation, spelling.Operands, Part.Whole);
        else Enclosed(spelling, Upright(spelling.Before), ", ", Typed(spelling.After[..^1]) + @"\right)");
    }

    /// <summary>A list of lists is a matrix, a list of anything else a column.</summary>
    private void Matrix(Spelling spelling)
    {
        Spelling?[] rows = [.. spelling.Operands.Select(operand => operand.Op.SpellingOf(operand))];
        if (!Array.TrueForAll(rows, row => row is { IsList: true }))
        {
            Enclosed(spelling, @"\begin{bmatrix}", @"\\ ", @"\end{bmatrix}");
            return;
        }
        for (var i = 0; i < rows.Length; i++) Enclosed(rows[i]!, i == 0 ? @"\begin{bmatrix}" : @"\\ ", " & ", i == rows.Length - 1 ? @"\end{bmatrix}" : "");
    }

    private static string Upright(string before)
    {
        var open = before.IndexOf('(', StringComparison.Ordinal);
        return $@"\operatorname{{{before[..open].Replace("_", @"\_", StringComparison.Ordinal)}}}\left({Typed(before[(open + 1)..])}";
    }

    private static string Typed(string text) => text.Length == 0 ? "" : $@"\texttt{{{text.Replace("_", @"\_", StringComparison.Ordinal)}}}";

    protected override string SignedSymbol(Notation notation) => $" {notation.SignedSymbol} ";

    private static bool IsTemplate(string latex) => latex.Contains("#1", StringComparison.Ordinal);

    /// <summary>Whether a factor is a number or a power of one: behind another factor it needs a visible dot.</summary>
    private static bool StartsWithDigit(Expr factor) =>
        factor.Literal is not null || (factor.Op.Notation.Grouping == Grouping.Right && factor.Args[0].Literal is not null);

    /// <summary>Fills the operands in. In braces, and in a call's own brackets, none of them needs brackets.</summary>
    private void Template(string template, Notation notation, IReadOnlyList<Expr> operands, Part part, bool isNegative = false)
    {
        if (part == Part.Whole && notation.LeadsWithFirst && isNegative) Add("-");
        Template(template, (place, mark) => Fill(notation, operands, place, Least(notation, template, mark)));
    }

    /// <summary>How tightly an operand must bind to need no brackets at its place: under an exponent it is an atom, in braces or a call anything.</summary>
    private static int Least(Notation notation, string template, int mark) =>
        notation.Precedence == Notation.Atom && IsOpen(template, mark) ? Notation.Power
        : notation.Precedence == Notation.Atom || (mark > 0 && template[mark - 1] is '{') || template.AsSpan(0, mark).EndsWith(@"{\odot ") ? 0
        : template.AsSpan(mark + "#1".Length).StartsWith("^") ? Notation.Atom
        : notation.Precedence + 1;

    /// <summary>Whether nothing encloses the operand at a place: it is the first or the last of <c>#1 \otimes #2</c>.</summary>
    private static bool IsOpen(string template, int mark) => template.StartsWith("#1", StringComparison.Ordinal) && (mark == 0 || mark + "#1".Length == template.Length);

    private void Fill(Notation notation, IReadOnlyList<Expr> operands, int place, int least)
    {
        var operand = operands[place];
        Operand(operand, least, place == 0 && notation.LeadsWithFirst ? Rest(operand) : Part.Whole, nests: 1);
    }
}
