using SymDiff.Derivations;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>What <c>--steps</c> makes of a request for derivatives: how they come about.</summary>
internal static class StepsCommand
{
    private static readonly OptionSpec[] Others = [At, NoSimplify, Show];

    private static readonly Dictionary<string, DerivationFormat> FormatsOfSteps = new(StringComparer.Ordinal)
    {
        [Formats.Text] = DerivationFormat.Text,
        [Formats.Unicode] = DerivationFormat.Unicode,
        [Formats.Markdown] = DerivationFormat.Markdown,
        [Formats.Latex] = DerivationFormat.Latex,
        [Formats.Json] = DerivationFormat.Json,
    };

    public static int Run(ParsedArguments arguments, Terminal terminal, Mode mode)
    {
        if (Array.Find(Others, arguments.Has) is { } other)
            throw new UsageException($"{Steps.Name} and {other.Name} exclude each other", "the steps are those of derivatives in symbols");
        var isBrief = arguments.Choice(Steps) == "brief";
        var format = Formats.Read(arguments, Formats.Markdown);
        var request = DifferentiateCommand.ReadRequest(arguments, terminal.In, mode);
        if (format == Formats.Json) return Formats.WriteJson(request.Timeout, terminal, () => Text().Text);
        var (answer, text) = TimeLimit.Run(request.Timeout, Text);
        terminal.Out.WriteLine(text);
        DifferentiateCommand.Write(answer, request, terminal.Messages);
        return ExitCode.Success;

        (Answer Answer, string Text) Text()
        {
            var (answer, derivation) = Explain(request);
            return (answer, derivation.ToString(FormatsOfSteps[format], isBrief));
        }
    }

    private static (Answer Answer, Derivation Derivation) Explain(Request request)
    {
        var answer = Responder.Respond(request);
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        var recorded = request.Order is { } order ? DerivationRecorder.RecordOrders(subject.Output, subject.Names[0], subject.Wrt[0], order, subject.Options)
            : DerivationRecorder.Record(subject.Output, subject.Names, subject.Wrt, subject.Options, request.Mode.StartOf(new(subject, isText: true)));
        return (answer, recorded.With([.. answer.Derivative.Select(entry => entry.Root)], AnswerText.Results(answer, areNamed: true), answer.NamedNodes));
    }
}
