using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Reads points such as <c>w=0.5, x=[1, sqrt(2)], X=@data.csv</c>: constant expressions, lists of them, and files.</summary>
internal static class PointText
{
    private const char FileMark = '@';

    /// <summary>The value of each variable.</summary>
    /// <param name="texts">Texts with one or more assignments.</param>
    /// <param name="options">Definitions that the values may use.</param>
    /// <exception cref="RequestException">A text or a file is wrong.</exception>
    public static Dictionary<string, Tensor> Read(IEnumerable<string> texts, BindingOptions options)
    {
        var point = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, value) in Assignments.Split(texts))
            if (!point.TryAdd(name, value.StartsWith(FileMark) ? DataFile.Read(value[1..]) : Constant(name, value, options)))
                throw new RequestException(RequestCodes.Repeated, $"the variable {Excerpt.Quote(name)} is given twice", "give each variable one value");
        return point;
    }

    /// <summary>The same, where a text may also be a file of parameters; what is written out replaces what stands in files.</summary>
    /// <param name="texts">Texts with assignments, and paths.</param>
    /// <param name="isFile">Whether a text is a path.</param>
    /// <param name="options">Definitions that the values may use.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="RequestException">A text or a file is wrong.</exception>
    public static Dictionary<string, Tensor> Read(IEnumerable<string> texts, Func<string, bool> isFile, BindingOptions options)
    {
        var (point, kinds) = (new Dictionary<string, Tensor>(StringComparer.Ordinal), texts.ToLookup(isFile));
        foreach (var (name, value) in kinds[true].SelectMany(ParameterFile.Read).Concat(Read(kinds[false], options))) point[name] = value;
        return point;
    }

    /// <summary>Whether a text names a file of parameters, which none with values does.</summary>
    public static bool IsFile(string text) => text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !text.Contains('=', StringComparison.Ordinal);

    private static Tensor Constant(string name, string text, BindingOptions options)
    {
        try
        {
            var value = Expr.Parse(text, options with { Declarations = [] });
            return value.FreeVariables() is [var free, ..]
                ? throw new RequestException(RequestCodes.NotConstant,
                    $"the value of {Excerpt.Quote(name)} depends on {Excerpt.Quote(free)}", "write a constant, such as 0.5, sqrt(2) or [1, 2]")
                : Values.Of([value], new Dictionary<string, Tensor>(), options.Limits)[0];
        }
        catch (SymDiffException error) when (error is not RequestException and not LimitException)
        {
            throw new RequestException(error.Diagnostic, error.Text);
        }
    }
}
