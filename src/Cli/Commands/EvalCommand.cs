using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Writes the value of an expression at a point.</summary>
internal static class EvalCommand
{
    public static readonly CommandSpec Spec = new("eval", "the value at a point", "EXPR", [At, Of, .. Reading, Format, Json, .. Refusals], Run)
    {
        Examples = ["symdiff eval \"erf(1/2)\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var request = CommandRequest.Read(arguments, terminal.In, isAtPoint: true) with { Mode = Mode.Value };
        if (Formats.Read(arguments) == Formats.Json) return Formats.WriteJson(request, terminal);
        var answer = TimeLimit.Run(request.Timeout, () => Responder.Respond(request));
        terminal.Out.WriteLine(TensorText.Of(answer.Value!));
        foreach (var advice in answer.Advice) terminal.Messages.Write(advice, request.Text);
        return ExitCode.Success;
    }
}
