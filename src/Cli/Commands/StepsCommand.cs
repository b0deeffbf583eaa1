using SymDiff.Derivations;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>What <c>--steps</c> makes of a request for first derivatives: how they come about.</summary>
internal static class StepsCommand
{
    private static readonly OptionSpec[] Others = [Order, At, Format, Json, NoSimplify, Show];

    public static int Run(ParsedArguments arguments, Terminal terminal)
    {
        if (Array.Find(Others, arguments.Has) is { } other)
            throw new UsageException($"{Steps.Name} and {other.Name} exclude each other", "the steps are those of first derivatives, as text");
        var isBrief = arguments.Choice(Steps, "full", "brief") == "brief";
        var request = DifferentiateCommand.ReadRequest(arguments, terminal.In, Mode.Gradient);
        var (answer, text) = TimeLimit.Run(request.Timeout, () => Text(request, isBrief));
        terminal.Out.WriteLine(text);
        DifferentiateCommand.Write(answer, request, terminal.Messages);
        return ExitCode.Success;
    }

    private static (Answer Answer, string Text) Text(Request request, bool isBrief)
    {
        var answer = Responder.Respond(request);
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        var recorded = DerivationRecorder.Record(subject.Output, subject.Names, subject.Wrt, subject.Options);
        var text = new DerivationText(recorded.With([.. answer.Derivative.Select(entry => entry.Root)]), answer.NamedNodes);
        return (answer, isBrief ? text.Brief() : text.Full());
    }
}
