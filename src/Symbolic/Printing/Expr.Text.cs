using SymDiff.Printing;

namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>
    /// The expression in the notation of the language; reads back as the same node. Definitions, one a line, stand above it
    /// where the text would be longer than 2,000 characters or nested deeper than the parser accepts.
    /// </summary>
    public override string ToString() => Printer.Print(this, PrintOptions.Text).ToString();

    /// <summary>The expression in the characters of Unicode, for terminals and plain text: <c>x²*σ(θ₁)</c>. It is read by people and not back.</summary>
    public string ToUnicode() => Printer.Print(this, PrintOptions.Unicode).ToString();

    /// <summary>The expression in LaTeX for mathematics mode (amsmath, KaTeX, MathJax); a long one as aligned definitions.</summary>
    public string ToLatex() => Printer.Print(this, PrintOptions.Latex).ToString();
}
