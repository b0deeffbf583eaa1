using System.Diagnostics.CodeAnalysis;
using SymDiff.Diagnostics;

namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>A variable.</summary>
    /// <param name="name">Its name: letters of any script, digits and <c>_</c>, not beginning with a digit.</param>
    /// <param name="shape">Its shape; a scalar if left out.</param>
    /// <exception cref="ArgumentException">The text is no name.</exception>
    public static Expr Variable(string name, Shape? shape = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Binding.VariableName.IsOne(name) ? Symbol(name, shape)
            : throw new ArgumentException($"{Excerpt.Quote(name)} is not a name; write letters, digits and '_', beginning with a letter", nameof(name));
    }

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
