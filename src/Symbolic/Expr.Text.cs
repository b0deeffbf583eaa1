using SymDiff.Printing;

namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>
    /// The expression in the notation of the language; reads back as the same node. Definitions, one a line, stand above it
    /// where the text would be longer than 2,000 characters or nested deeper than the parser accepts.
    /// </summary>
    public override string ToString() => Printer.Print(this, PrintOptions.Text).ToString();

    /// <summary>The expression in LaTeX for mathematics mode (amsmath, KaTeX, MathJax); a long one as aligned definitions.</summary>
    public string ToLatex() => Printer.Print(this, PrintOptions.Latex).ToString();
}
