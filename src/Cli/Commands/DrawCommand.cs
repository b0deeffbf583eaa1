using SymDiff.Printing;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Draws the computation graph of an expression, and of its gradient beside it.</summary>
internal static class DrawCommand
{
    private static readonly Dictionary<string, Func<ComputationGraph, string>> Pictures = new(StringComparer.Ordinal)
    {
        [Formats.Text] = TreePicture.Of,
        ["dot"] = DotPicture.Of,
        ["mermaid"] = MermaidPicture.Of,
        ["svg"] = graph => Graphviz.Svg(DotPicture.Of(graph)),
    };

    public static readonly CommandSpec Spec = new(
        "graph", "draws the computation graph, with --wrt that of the gradient beside it", "EXPR", [Wrt, Of, .. Reading, Without, Picture, .. Refusals], Run)
    {
        Examples = ["symdiff graph \"sigmoid(w*x)\" --wrt w"],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var draw = Pictures[arguments.Choice(Picture)];
        var request = CommandRequest.Read(arguments, terminal.In) with { Without = RuleNames.Read(arguments) };
        var answer = TimeLimit.Run(request.Timeout, () => request.Wrt is null ? null : Responder.Respond(request));
        terminal.Out.WriteLine(TimeLimit.Run(request.Timeout, () => draw(Graph(request, answer))));
        foreach (var note in answer?.Notes ?? []) terminal.Messages.Note(note);
        return ExitCode.Success;
    }

    private static ComputationGraph Graph(Request request, Answer? answer)
    {
        var model = Model.Parse(request.Text, request.Options);
        var name = request.Of ?? model.OutputName ?? "value";
        var function = (name, request.Of is null ? model.Output : model[name]);
        if (answer is null) return ComputationGraph.Of([("function", [function])], PrintOptions.Text.Naming(model).Names);
        var labels = Labels.Of(answer, answer.Derivative.Select(entry => entry.Key));
        return ComputationGraph.Beside(function, [.. labels.Zip(Entry.Roots(answer.Derivative))], answer.NamedNodes,
            new() { Assumptions = model.Assumptions, Without = request.Without.ToHashSet(StringComparer.Ordinal) });
    }
}
