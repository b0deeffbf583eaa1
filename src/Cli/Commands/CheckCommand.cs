using System.Globalization;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Compares every partial derivative with numerical differences of the expression as it is written.</summary>
internal static class CheckCommand
{
    public static readonly CommandSpec Spec = new("check", "compares derivatives with numerical differences", "EXPR", [Wrt, At, Of, .. Reading, Without, Result, .. Refusals], Run)
    {
        Examples = ["symdiff check \"x^2*y\" --wrt x,y --at \"x=3, y=2\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var request = CommandRequest.Read(arguments, terminal.In, isAtPoint: true) with { Without = RuleNames.Read(arguments) };
        var check = TimeLimit.Run(request.Timeout, () => Check(request));
        foreach (var line in arguments.Has(Result) ? [CheckJson.Of(check)] : Lines(check)) terminal.Out.WriteLine(line);
        return check.Verdict switch
        {
            CheckVerdict.Correct => ExitCode.Success,
            CheckVerdict.Incomparable => ExitCode.Undecided,
            _ => ExitCode.FailedCheck,
        };
    }

    private static GradientCheck Check(Request request)
    {
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        var fitted = request with { At = DeclaredRanks.Of(request.At!, subject.Inputs) };
        Responder.CheckPoint(fitted, subject);
        return MachineGraph.AsRequest(() => Compiling.GradientChecker.Run(subject.Output, subject.WithDefinitions(fitted), subject.Wrt, null, subject.Inputs, subject.Options));
    }

    private static IEnumerable<string> Lines(GradientCheck check) => check.Variables.Select(Line).Append(check.Verdict == CheckVerdict.Incomparable
        ? $"{Words(check.Verdict)}: {Count(check.Partials, CheckVerdict.Incomparable)} of {Count(check.Partials)}"
        : $"{Words(check.Verdict)}, worst error {DoubleText.Brief(check.WorstError)}");

    private static string Line(VariableCheck check)
    {
        if (check.Worst is not { } worst) return $"d{check.Variable}: no entries";
        var verdict = $"{DoubleText.Of(worst.Derivative)}, by differences {DoubleText.Of(worst.Numerical)}{(worst.IsCorrect ? "" : $": {Words(worst.Verdict)}")}";
        if (worst.Index.Count == 0) return $"d{check.Variable} = {verdict}";
        var count = worst.IsCorrect ? "" : $"{Count(check.Partials, worst.Verdict)} of ";
        return string.Create(CultureInfo.InvariantCulture,
            $"d{check.Variable}: {count}{Count(check.Partials)} {Words(worst.Verdict)}; the worst, d{check.Variable}[{string.Join(',', worst.Index)}] = {verdict}");
    }

    private static string Words(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Correct => "correct",
        CheckVerdict.Incomparable => "cannot be compared",
        _ => "wrong",
    };

    private static string Count(IEnumerable<PartialCheck> partials, CheckVerdict? verdict = null) =>
        partials.Count(partial => verdict is null || partial.Verdict == verdict).ToString(CultureInfo.InvariantCulture);
}
