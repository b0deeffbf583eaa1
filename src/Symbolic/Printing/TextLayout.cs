using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>The notation of the language: what it writes reads back as the same node.</summary>
internal class TextLayout(IReadOnlyDictionary<Expr, string> names) : Layout(names)
{
    protected override (string Open, string Close) Brackets => ("(", ")");

    /// <summary>One line each.</summary>
    public static string Compose(Printout printout)
    {
        var lines = new List<string>();
        foreach (var (name, text) in printout.All) lines.Add(name is null ? text : $"{name} = {text}");
        return string.Join('\n', lines);
    }

    public override string Name(string name) => name;

    protected override string Literal(Number value) => value.ToString();

    /// <summary>No space around <c>* / ^</c> and behind a sign.</summary>
    protected override string Symbol(Expr node, int place) => node.Op.Notation switch
    {
        { IsSign: true } or { Precedence: >= Notation.Product } => node.Op.Notation.Symbol,
        { IsPrefix: true } => node.Op.Notation.Symbol + " ",
        _ => $" {node.Op.Notation.Symbol} ",
    };

    protected override string Symbol(Spelling spelling) => spelling.Notation.IsPostfix ? spelling.Notation.Symbol : $" {spelling.Notation.Symbol} ";

    protected override string SignedSymbol(Notation notation) => $" {notation.SignedSymbol} ";

    protected override string Head(Op op) => op.Head;
}
