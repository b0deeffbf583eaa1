using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Fits the parameters of a model to data.</summary>
internal static class FitCommand
{
    public static readonly CommandSpec Spec = new(
        "fit", "fits parameters to data, or minimises a loss", "EXPR",
        [Of, Table, Response, Params, At, Method, Rate, Momentum, Stop, MaxSteps, Made, Lengths,
            Seed, Starts, BatchSize, Save, History, Charts, Result, .. Reading, .. Refusals], Run)
    {
        Examples = ["symdiff fit \"a*exp(-b*t)\" --data examples/decay.csv --response y --params \"a=100, b=1\""],
    };

    /// <summary>Codes of data that do not fit the model, though the model is right.</summary>
    private static readonly string[] CodesOfData = ["SD3", "SD5"];

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        if (arguments.Has(Charts) && arguments.Has(Result)) throw new UsageException($"{Charts.Name} and {Result.Name} exclude each other", "give one of them");
        try
        {
            return Fit(arguments, terminal);
        }
        catch (SymDiffException error) when (arguments.Has(Result) || IsOfData(error))
        {
            var finding = IsOfData(error) ? new RequestException(error.Diagnostic) : error;
            if (!arguments.Has(Result)) throw finding;
            terminal.Out.WriteLine(AnswerJson.Of(null, finding.Diagnostic, finding.Text, indented: true));
            return Program.ExitCodeOf(finding);
        }
    }

    private static int Fit(ParsedArguments arguments, Terminal terminal)
    {
        var request = FitRequest.Read(arguments, terminal.In);
        var interrupt = Interruption.OfProcess.Listen();
        var starts = new Restarts(request, arguments.Count(Starts, 1));
        var result = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => starts.Run(start => Fit(start, terminal.Screen, interrupt)));
        if (starts.Count > 1 && !arguments.Has(Result)) terminal.Out.WriteLine(starts.Table());
        if (arguments.Has(Charts)) terminal.Out.WriteLine(FitPlot.Of(request, result, terminal.Screen));
        terminal.Out.WriteLine(arguments.Has(Result) ? FitJson.Of(result) : FitReport.Of(result));
        if (arguments.One(Save) is { } path) ParameterFile.Write(path, result.Parameters);
        if (arguments.One(History) is { } history) File.WriteAllLines(history, FitReport.History(result));
        return result.Stop == FitStop.Interrupted ? ExitCode.Interrupted : result.IsSuccess ? ExitCode.Success : ExitCode.NotConverged;
    }

    private static FitResult Fit(FitRequest request, Screen screen, CancellationToken interrupt) => screen.ShowsProgress
        ? FitProgress.Show(FitProgress.Console(screen), request.Options.MostSteps,
            progress => request.Model.Fit(request.Data, request.Options with { Progress = progress }, interrupt))
        : request.Model.Fit(request.Data, request.Options, interrupt);

    private static bool IsOfData(SymDiffException error) =>
        error is not (LimitException or RequestException) && CodesOfData.Any(code => error.Diagnostic.Code.StartsWith(code, StringComparison.Ordinal));
}
