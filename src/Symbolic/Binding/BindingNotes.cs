using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Advice on texts that are right but look like a slip.</summary>
internal static class BindingNotes
{
    /// <summary><c>e^x</c>: e is a variable like any other.</summary>
    public static Diagnostic? OnPower(Syntax syntax, SymbolTable symbols) =>
        syntax.Kind is SyntaxKind.Power or SyntaxKind.LinearPower && syntax.Children[0] is { Kind: SyntaxKind.Name, Text: "e" } e
        && symbols.Find(e.Text) is VariableSymbol { Role: Role.Free }
            ? new Diagnostic(Codes.PowerOfE, "'e' is a variable, not the base of the natural logarithm", e.Span) { Hint = "write exp(x)", IsNote = true }
            : null;

    /// <summary>The letter π: a variable like any other.</summary>
    public static Diagnostic? OnName(Syntax name) => name.Text is "π"
        ? new Diagnostic(Codes.LetterPi, "'π' is a variable, not the constant", name.Span) { Hint = "write pi", IsNote = true }
        : null;
}
