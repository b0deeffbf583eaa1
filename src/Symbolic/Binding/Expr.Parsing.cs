using System.Diagnostics.CodeAnalysis;

namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>Reads an expression, or a program's output.</summary>
    /// <param name="text">Text in the language.</param>
    /// <param name="options">Definitions and limits besides the text.</param>
    /// <exception cref="SymDiffException">The text is wrong; the exception's diagnostic says where and why.</exception>
    /// <exception cref="LimitException">The text reaches a limit.</exception>
    public static Expr Parse(string text, BindingOptions? options = null) => Model.Parse(text, options).Output;

    /// <summary>Reads an expression, or a program's output, without throwing.</summary>
    /// <param name="text">Text in the language; null is read as an empty text.</param>
    /// <param name="expr">The expression, or null.</param>
    /// <param name="diagnostics">The error if there is one; otherwise the notes.</param>
    /// <returns>Whether the text is right.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Expr? expr, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var success = Model.TryParse(text, null, out var model, out diagnostics);
        expr = model?.Output;
        return success;
    }
}
