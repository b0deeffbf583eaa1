using System.Collections.Frozen;
using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>What Unicode writes where LaTeX has notation of its own. What has no row here is written as in the language.</summary>
/// <param name="Text">A symbol, the name of a function, or a template with <c>#1</c>, <c>#2</c> for the operands.</param>
/// <param name="Precedence">Binding strength of a filled template.</param>
internal sealed record UnicodeRow(string Text, int Precedence = Notation.Atom)
{
    private static readonly FrozenDictionary<string, UnicodeRow> Rows = new Dictionary<string, UnicodeRow>(StringComparer.Ordinal)
    {
        [@"\pi"] = new("π"),
        [@"\infty"] = new("∞"),
        [@"\mathbf{1}"] = new("𝟏"),
        [@"\mathbf{0}"] = new("𝟎"),
        [@"\le"] = new("≤"),
        [@"\ge"] = new("≥"),
        [@"\ne"] = new("≠"),
        ["="] = new("="),
        [@"\land"] = new("∧"),
        [@"\lor"] = new("∨"),
        [@"\lnot"] = new("¬"),
        [@"\sigma"] = new("σ"),
        [@"\sqrt{#1}"] = new("√#1", Notation.Power),
        [@"\sqrt[3]{#1}"] = new("∛#1", Notation.Power),
        [@"\left|#1\right|"] = new("|#1|"),
        [@"\left\lfloor #1\right\rfloor"] = new("⌊#1⌋"),
        [@"\left\lceil #1\right\rceil"] = new("⌈#1⌉"),
        [@"\left\lVert #1\right\rVert_2"] = new("‖#1‖₂"),
        [@"\begin{cases}#2 & \text{if } #1\\ #3 & \text{otherwise}\end{cases}"] = new("{#2 if #1; #3 otherwise}"),
        [@"\begin{cases}#2 & \text{if } #1\end{cases}"] = new("{#2 if #1}"),
        [@"\sum \left(#1\right)"] = new("∑(#1)", Notation.Power),
        [@"\prod \left(#1\right)"] = new("∏(#1)", Notation.Power),
        [@"\operatorname{tr}\left(#1\right)"] = new("tr(#1)"),
        [@"\,"] = new("·"),
        [@"^{\top}"] = new("ᵀ"),
        [@"#1 ^{-1}"] = new("#1⁻¹", Notation.Power),
        [@"\left(#1\right) ^{-1}"] = new("#1⁻¹", Notation.Power),
        [@"#1^{\top}\,#2"] = new("#1ᵀ·#2", Notation.Product),
        [@"#2^{\top}\,#1"] = new("#2ᵀ·#1", Notation.Product),
        [@"#1 \otimes #2"] = new("#1 ⊗ #2", Notation.Sum),
    }.ToFrozenDictionary();

    /// <summary>Whether it has places for operands.</summary>
    public bool IsTemplate => Text.Contains('#', StringComparison.Ordinal);

    /// <summary>The row of a LaTeX notation; null if Unicode has none.</summary>
    public static UnicodeRow? Find(string? latex) => latex is null ? null : Rows.GetValueOrDefault(latex);

    /// <summary>
    /// How tightly an operand must bind to need no brackets at a mark: anything between the template's own brackets, a factor beside a product's dot, otherwise an atom.
    /// </summary>
    public int Least(int mark)
    {
        var (before, after) = (mark == 0 ? '\0' : Text[mark - 1], mark + 2 < Text.Length ? Text[mark + 2] : '\0');
        return "(|⌊⌈‖{".Contains(before, StringComparison.Ordinal) || Text.AsSpan(0, mark).EndsWith("if ") || Text.AsSpan(0, mark).EndsWith("; ") ? 0
            : before is '·' or ' ' || after == ' ' ? Notation.Product + 1
            : Notation.Atom;
    }
}
