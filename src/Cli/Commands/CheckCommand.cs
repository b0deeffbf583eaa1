using System.Globalization;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Compares every partial derivative with numerical differences of the expression as it is written.</summary>
internal static class CheckCommand
{
    public static readonly CommandSpec Spec = new("check", "compares derivatives with numerical differences", "EXPR", [Wrt, At, Of, .. Reading, Without, Result, .. Refusals], Run)
    {
        Examples = ["symdiff check \"x^2*y\" --at \"x=3, y=2\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var request = CommandRequest.Read(arguments, terminal.In, isAtPoint: true) with { Without = RuleNames.Read(arguments) };
        var check = TimeLimit.Run(request.Timeout, () => Check(request));
        foreach (var line in arguments.Has(Result) ? [CheckJson.Of(check)] : Lines(check)) terminal.Out.WriteLine(line);
        return check.IsCorrect ? ExitCode.Success : ExitCode.FailedCheck;
    }

    private static GradientCheck Check(Request request)
    {
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        var fitted = request with { At = Fitting.Of(request.At!, subject.Inputs) };
        Responder.CheckPoint(fitted, subject);
        return MachineGraph.AsRequest(() => Compiling.GradientChecker.Run(subject.Output, subject.WithDefinitions(fitted), subject.Wrt, null, subject.Inputs, subject.Options));
    }

    private static IEnumerable<string> Lines(GradientCheck check) =>
        check.Variables.Select(Line).Append($"{(check.IsCorrect ? "correct" : "wrong")}, worst error {DoubleText.Brief(check.WorstError)}");

    private static string Line(VariableCheck check)
    {
        if (check.Worst is not { } worst) return $"d{check.Variable}: no entries";
        var verdict = $"{DoubleText.Of(worst.Derivative)}, by differences {DoubleText.Of(worst.Numerical)}{(worst.IsCorrect ? "" : ": wrong")}";
        return worst.Index.Count == 0 ? $"d{check.Variable} = {verdict}"
            : string.Create(CultureInfo.InvariantCulture, $"d{check.Variable}: {Count(check)}; the worst, d{check.Variable}[{string.Join(',', worst.Index)}] = {verdict}");
    }

    private static string Count(VariableCheck check)
    {
        var (all, wrong) = (check.Partials.Count, check.Partials.Count(partial => !partial.IsCorrect));
        return string.Create(CultureInfo.InvariantCulture, $"{(wrong > 0 ? wrong : all)}{(wrong > 0 ? $" of {all}" : "")} {(wrong > 0 ? "wrong" : "correct")}");
    }
}
