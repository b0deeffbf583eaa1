using SymDiff.Printing;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>What <c>--plot</c> makes of a request for first derivatives: the value and the derivatives over one variable, one chart below the other.</summary>
internal static class PlotCommand
{
    private static readonly OptionSpec[] Others = [Order, Steps, Format, Json, Show];

    public static int Run(ParsedArguments arguments, Terminal terminal)
    {
        if (Array.Find(Others, arguments.Has) is { } other)
            throw new UsageException($"{Plot.Name} and {other.Name} exclude each other", "a plot shows the value and its first derivatives");
        var request = DifferentiateCommand.ReadRequest(arguments, terminal.In, Mode.Gradient);
        var range = PlotRange.Read(arguments.One(Plot)!, request.Options);
        var at = new Dictionary<string, Tensor>(request.At ?? new Dictionary<string, Tensor>(), StringComparer.Ordinal) { [range.Name] = Tensor.Scalar(range.Axis.Low) };
        request = request with { Wrt = request.Wrt ?? [range.Name], At = at };
        var (answer, text) = TimeLimit.Run(request.Timeout, () => Draw(request, range, terminal.Screen));
        terminal.Out.WriteLine(text);
        DifferentiateCommand.Write(answer, request, terminal.Messages);
        return ExitCode.Success;
    }

    private static (Answer Answer, string Text) Draw(Request request, PlotRange range, Screen screen)
    {
        var answer = Responder.Respond(request with { At = null, WantsText = true });
        var model = Model.Parse(request.Text, request.Options);
        var subject = new Subject(model, request);
        if (subject.Original.Shape.Rank > 0 || !answer.AreNumbers)
            throw new RequestException(RequestCodes.Mode, "a plot shows numbers over a number", "take an entry, such as y[0]");
        Responder.CheckPoint(request, subject);
        var values = MachineGraph.Of(request, subject).Function(request.At!, request.Options.Limits, subject.Inputs);
        var labels = Labels.Of(answer, answer.Keys);
        (string, Expr)[] roots = [(request.Of ?? model.OutputName ?? "value", subject.Original), .. labels.Zip(Entry.Roots(answer.Derivative))];
        return (answer, Panels.Draw([.. roots.Select(root => Title(root, answer))], x => values(Moved(request, range.Name, x)), range.Axis, screen));
    }

    private static string Title((string Name, Expr Root) line, Answer answer) =>
        Printer.Print(line.Root, AnswerText.Named(answer, PrintOptions.Text)) is { Definitions.Count: 0 } text ? $"{line.Name} = {text}" : line.Name;

    private static Dictionary<string, Tensor> Moved(Request request, string name, double x) => new(request.At!, StringComparer.Ordinal) { [name] = Tensor.Scalar(x) };
}
