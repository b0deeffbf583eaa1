using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Compares every partial derivative with numerical differences of the expression as it is written.</summary>
internal static class CheckCommand
{
    public static readonly CommandSpec Spec = new("check", "compares derivatives with numerical differences", "EXPR", [Wrt, At, Of, .. Reading, .. Refusals], Run);

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var options = ReadBinding(arguments);
        var request = new Request
        {
            Text = SourceText.Read(arguments.Operand!, terminal.In, options.Limits),
            Options = options,
            Of = arguments.One(Of),
            Wrt = arguments.Has(Wrt) ? arguments.Names(Wrt) : null,
            At = PointText.Read(arguments.All(At), options),
            WantsText = false,
        };
        var check = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => Check(request));
        foreach (var partial in check.Partials) terminal.Out.WriteLine(Line(partial));
        terminal.Out.WriteLine($"{(check.IsCorrect ? "correct" : "wrong")}, worst error {DoubleText.Of(double.Parse(check.WorstError.ToString("E1", null), null))}");
        return check.IsCorrect ? ExitCode.Success : ExitCode.FailedCheck;
    }

    private static GradientCheck Check(Request request)
    {
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        Responder.CheckPoint(request, subject);
        return subject.Output.CheckGradient(request.At!, subject.Names);
    }

    private static string Line(PartialCheck partial) =>
        $"d{partial.Variable} = {DoubleText.Of(partial.Derivative)}, by differences {DoubleText.Of(partial.Numerical)}{(partial.IsCorrect ? "" : ": wrong")}";
}
