using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Puts expressions in the places of variables, all at once, and changes nothing else.</summary>
internal static class SubstituteCommand
{
    public static readonly CommandSpec Spec = new("substitute", "replaces variables by expressions", "EXPR", [With, Of, .. Reading, Format, Json, .. Refusals], Run)
    {
        Examples = ["symdiff substitute \"sin(x)/x\" --with \"x=2*t\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        if (!arguments.Has(With)) throw new UsageException("nothing is to be replaced", "write --with \"x=t+1\"");
        var graph = GraphRequest.Read(arguments, terminal.In);
        return graph.Write(terminal, () =>
        {
            var replacements = Replacements(arguments, graph.Options);
            return new(graph.Output().Substitute(replacements), [], [.. Remarks.Unused(With.Name, replacements.Keys, graph.Variables)]);
        });
    }

    private static Dictionary<string, Expr> Replacements(ParsedArguments arguments, BindingOptions options)
    {
        var replacements = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var (name, text) in Assignments.Split(arguments.All(With)))
            if (!replacements.TryAdd(name, Expr.Parse(text, options)))
                throw new UsageException($"the variable '{Diagnostics.Excerpt.Shorten(name)}' is replaced twice", "replace each variable once");
        return replacements;
    }
}
