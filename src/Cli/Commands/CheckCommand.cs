using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Compares every partial derivative with numerical differences of the expression as it is written.</summary>
internal static class CheckCommand
{
    public static readonly CommandSpec Spec = new("check", "compares derivatives with numerical differences", "EXPR", [Wrt, At, Of, .. Reading, .. Refusals], Run);

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var request = CommandRequest.Read(arguments, terminal.In, isAtPoint: true);
        var check = TimeLimit.Run(request.Timeout, () => Check(request));
        foreach (var partial in check.Partials) terminal.Out.WriteLine(Line(partial));
        terminal.Out.WriteLine($"{(check.IsCorrect ? "correct" : "wrong")}, worst error {DoubleText.Brief(check.WorstError)}");
        return check.IsCorrect ? ExitCode.Success : ExitCode.FailedCheck;
    }

    private static GradientCheck Check(Request request)
    {
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        Responder.CheckPoint(request, subject);
        if (Traversal.PostOrder(subject.Output).Find(node => node.Shape.Rank > 0) is { } tensor)
            throw new RequestException(RequestCodes.Mode, $"derivatives of numbers by numbers are checked; there is a value of shape {tensor.Shape}", "write its entries as variables");
        return subject.Output.CheckGradient(request.At!.ToDictionary(pair => pair.Key, pair => pair.Value.Values[0]), subject.Names);
    }

    private static string Line(PartialCheck partial) =>
        $"d{partial.Variable} = {DoubleText.Of(partial.Derivative)}, by differences {DoubleText.Of(partial.Numerical)}{(partial.IsCorrect ? "" : ": wrong")}";
}
