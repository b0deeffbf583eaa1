using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Puts expressions in the places of variables, all at once, and changes nothing else.</summary>
internal static class SubstituteCommand
{
    public static readonly CommandSpec Spec = new("substitute", "replaces variables by expressions", "EXPR", [With, Of, .. Reading, Notation, .. Refusals], Run)
    {
        Examples = ["symdiff substitute \"sin(x)/x\" --with \"x=2*t\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        if (!arguments.Has(With)) throw new UsageException("nothing is to be replaced", "write --with \"x=t+1\"");
        var graph = GraphRequest.Read(arguments, terminal.In);
        terminal.Out.WriteLine(TimeLimit.Run(graph.Timeout, () => graph.Print(graph.Output().Substitute(Replacements(arguments, graph.Options)))));
        graph.Advise(terminal.Messages);
        return ExitCode.Success;
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
