using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Fits the parameters of a model to data.</summary>
internal static class FitCommand
{
    public static readonly CommandSpec Spec = new(
        "fit", "fits parameters to data, or minimises a loss", "EXPR", [Table, Response, Params, At, Method, Rate, Momentum, Stop, MaxSteps, Save, Result, .. Reading, .. Refusals], Run);

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        try
        {
            var request = FitRequest.Read(arguments, terminal.In);
            var interrupt = Interruption.OfProcess.Listen();
            var result = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => request.Model.Fit(request.Data, request.Options, interrupt));
            if (arguments.One(Save) is { } path) ParameterFile.Write(path, result.Parameters);
            terminal.Out.WriteLine(arguments.Has(Result) ? FitJson.Of(result) : FitReport.Of(result).TrimEnd('\n'));
            return result.Stop == FitStop.Interrupted ? ExitCode.Interrupted : result.IsSuccess ? ExitCode.Success : ExitCode.NotConverged;
        }
        catch (SymDiffException error) when (error is not (LimitException or RequestException) && error.Diagnostic.Code.StartsWith("SD5", StringComparison.Ordinal))
        {
            throw new RequestException(error.Diagnostic);
        }
    }
}
