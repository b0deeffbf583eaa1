using SymDiff.Diagnostics;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Names that arrive from outside of a text.</summary>
internal static class VariableName
{
    /// <summary>Whether the text is one name.</summary>
    public static bool IsOne(string text)
    {
        if (text.Length == 0 || !Characters.StartsName(text, 0))
            return false;
        var token = Lexer.Read(text, 0, acrossLines: false);
        return token.Kind == TokenKind.Name && token.End == text.Length;
    }

    /// <summary>The name as models know it, in Unicode's form NFC.</summary>
    public static string Normalized(string name) => Normalization.Compose(name);

    /// <summary>The error of a name that cannot be differentiated by.</summary>
    public static SymDiffException Fault(string name)
    {
        var quoted = Excerpt.Quote(name);
        var span = new TextSpan(0, name.Length);
        return !IsOne(name) ? Faults.Fault(name, Codes.WithRespectTo, $"{quoted} is not a name", span)
            : Vocabulary.IsReserved(name) ? Faults.Fault(name, Codes.ReservedName, $"{quoted} is a word of the language, not a variable", span)
            : Faults.Fault(name, Codes.WithRespectTo, $"{quoted} is not a variable, nor a definition that depends on one", span);
    }
}
