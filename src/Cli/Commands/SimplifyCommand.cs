using SymDiff.Equality;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Writes an expression in the form that people read.</summary>
internal static class SimplifyCommand
{
    public static readonly CommandSpec Spec = new("simplify", "simplifies an expression", "EXPR", [Of, .. Reading, Without, Format, Json, .. Refusals], Run)
    {
        Examples = ["symdiff simplify \"sqrt(x^2)\" --assume \"x < 0\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var graph = GraphRequest.Read(arguments, terminal.In);
        return graph.Write(terminal, () =>
        {
            var simple = graph.Simplify(RuleNames.Read(arguments));
            return new(simple.Roots[0], DomainConditions.Between(graph.Output(), simple.Roots[0], graph.Assumptions), simple.IsExhausted ? [Remarks.Exhausted] : []);
        });
    }
}
