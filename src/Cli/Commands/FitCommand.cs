using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Fits the parameters of a model to data.</summary>
internal static class FitCommand
{
    public static readonly CommandSpec Spec = new(
        "fit", "fits parameters to data, or minimises a loss", "EXPR", [Of, Table, Response, Params, At, Method, Rate, Momentum, Stop, MaxSteps, Made, Lengths, Seed, Starts, BatchSize, Save, History, Charts, Result, .. Reading, .. Refusals], Run);

    /// <summary>Codes of data that do not fit the model, though the model is right.</summary>
    private static readonly string[] Ranges = ["SD3", "SD5"];

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        try
        {
            if (arguments.Has(Charts) && arguments.Has(Result)) throw new UsageException($"{Charts.Name} and {Result.Name} exclude each other", "give one of them");
            var request = FitRequest.Read(arguments, terminal.In);
            var interrupt = Interruption.OfProcess.Listen();
            var starts = new Restarts(request, arguments.Count(Starts, 1));
            var result = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => starts.Run(start => Fit(start, terminal.Screen, interrupt)));
            if (arguments.One(Save) is { } path) ParameterFile.Write(path, result.Parameters);
            if (arguments.One(History) is { } history) File.WriteAllLines(history, FitReport.History(result));
            if (starts.Count > 1 && !arguments.Has(Result)) terminal.Out.WriteLine(starts.Table());
            if (arguments.Has(Charts)) terminal.Out.WriteLine(FitPlot.Of(request, result, terminal.Screen));
            terminal.Out.WriteLine(arguments.Has(Result) ? FitJson.Of(result) : FitReport.Of(result));
            return result.Stop == FitStop.Interrupted ? ExitCode.Interrupted : result.IsSuccess ? ExitCode.Success : ExitCode.NotConverged;
        }
        catch (SymDiffException error) when (error is not (LimitException or RequestException) && Ranges.Any(range => error.Diagnostic.Code.StartsWith(range, StringComparison.Ordinal)))
        {
            throw new RequestException(error.Diagnostic);
        }
    }

    private static FitResult Fit(FitRequest request, Screen screen, CancellationToken interrupt) => screen.ShowsProgress
        ? FitProgress.Show(FitProgress.Console(screen), request.Options.MostSteps, progress => request.Model.Fit(request.Data, request.Options with { Progress = progress }, interrupt))
        : request.Model.Fit(request.Data, request.Options, interrupt);
}
