using SymDiff.Equality;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Writes an expression in the form that people read.</summary>
internal static class SimplifyCommand
{
    public static readonly CommandSpec Spec = new("simplify", "simplifies an expression", "EXPR", [Of, .. Reading, Without, Notation, .. Refusals], Run)
    {
        Examples = ["symdiff simplify \"sqrt(x^2)\" --assume \"x < 0\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var graph = GraphRequest.Read(arguments, terminal.In);
        var (simple, text, conditions) = TimeLimit.Run(graph.Timeout, () =>
        {
            var simple = graph.Simplify(RuleNames.Read(arguments));
            return (simple, graph.Print(simple.Roots[0]), DomainConditions.Between(graph.Output(), simple.Roots[0], graph.Assumptions));
        });
        terminal.Out.WriteLine(text);
        graph.Advise(terminal.Messages);
        if (conditions.Count > 0) terminal.Messages.Note($"valid where {string.Join(", ", conditions)}");
        if (simple.IsExhausted) terminal.Messages.Note(Remarks.Exhausted);
        return ExitCode.Success;
    }
}
