using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Writes a Taylor polynomial.</summary>
internal static class TaylorCommand
{
    private const int DefaultOrder = 5;

    public static readonly CommandSpec Spec = new("taylor", "the Taylor polynomial about a point", "EXPR", [About, Degree, Of, .. Reading, Format, Json, .. Refusals], Run)
    {
        Examples = ["symdiff taylor \"sin(x)/x\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var graph = GraphRequest.Read(arguments, terminal.In);
        var order = arguments.Count(Degree, DefaultOrder, hasZero: true);
        graph.Options.Limits.CheckOrder(order);
        return graph.Write(terminal, () =>
        {
            var point = Point(arguments, graph);
            return new(graph.Output().Taylor(order, point), [],
                [.. Remarks.Unused(About.Name, point.Keys, graph.Variables), FormattableString.Invariant($"the remainder is of order {order + 1}")]);
        });
    }

    private static Dictionary<string, Expr> Point(ParsedArguments arguments, GraphRequest graph)
    {
        var point = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var (name, text) in Assignments.Split(arguments.All(About)))
            if (!point.TryAdd(name, Expr.Parse(text, graph.Options))) throw new UsageException($"'{name}' is given twice in --about", "give each variable once");
        if (point.Values.SelectMany(value => value.FreeVariables()).FirstOrDefault(point.ContainsKey) is { } own)
            throw new UsageException($"the point of --about contains '{own}', a variable to expand in", "write numbers, or other variables");
        if (point.Count > 0) return point;
        return graph.Output().FreeVariables() is [var only] ? new(StringComparer.Ordinal) { [only] = 0 }
            : throw new UsageException("it is not clear in which variables to expand", "write --about \"x=0\"");
    }
}
