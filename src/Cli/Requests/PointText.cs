using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Reads points such as <c>w=0.5, x=sqrt(2)</c>: constant expressions, which become doubles.</summary>
internal static class PointText
{
    /// <summary>The value of each variable.</summary>
    /// <param name="texts">Texts with one or more assignments.</param>
    /// <param name="options">Definitions that the values may use.</param>
    /// <exception cref="RequestException">A text is wrong.</exception>
    public static Dictionary<string, double> Read(IEnumerable<string> texts, BindingOptions options)
    {
        var point = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in Assignments.Split(texts))
            if (!point.TryAdd(name, Constant(name, value, options)))
                throw new RequestException(RequestCodes.Repeated, $"the variable {Excerpt.Quote(name)} is given twice", "give each variable one value");
        return point;
    }

    private static double Constant(string name, string text, BindingOptions options)
    {
        try
        {
            var value = Expr.Parse(text, options);
            return value.FreeVariables() is [var free, ..]
                ? throw new RequestException(RequestCodes.NotConstant, $"the value of {Excerpt.Quote(name)} depends on {Excerpt.Quote(free)}", "write a constant, such as 0.5 or sqrt(2)")
                : value.Evaluate(new Dictionary<string, double>());
        }
        catch (SymDiffException error) when (error is not RequestException and not LimitException)
        {
            throw new RequestException(error.Diagnostic, error.Text);
        }
    }
}
