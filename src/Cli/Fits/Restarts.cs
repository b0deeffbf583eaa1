using System.Globalization;

namespace SymDiff.Cli;

/// <summary>Fits from several seeds, one after the other: the best is kept, and the others tell how often a start leads there.</summary>
/// <param name="request">What is fitted; its seed is the first.</param>
/// <param name="count">How many seeds.</param>
internal sealed class Restarts(FitRequest request, int count)
{
    /// <summary>A start that came this near to the best loss, relative to how far that one came, found the same.</summary>
    private const double Nearness = 1e-3;

    private readonly List<(int Seed, FitResult Result)> runs = [];

    /// <summary>Number of fits that were made.</summary>
    public int Count => runs.Count;

    private FitResult Best => runs.MinBy(run => run.Result.Loss).Result;

    /// <summary>The best of the fits; what is interrupted ends them.</summary>
    public FitResult Run(Func<FitRequest, FitResult> fit)
    {
        for (var start = 0; start < count && runs is not [.., (_, { Stop: FitStop.Interrupted })]; start++)
        {
            var seed = (request.Options.Seed ?? 1) + start;
            runs.Add((seed, fit(count == 1 ? request : request with { Options = request.Options with { Seed = seed } })));
        }
        return Best;
    }

    /// <summary>What each seed led to, and how many to the best.</summary>
    public string Table()
    {
        var rows = runs.Select(run => new[] { run.Seed.ToString(CultureInfo.InvariantCulture), DoubleText.Brief(run.Result.Loss, 4),
            run.Result.Steps.ToString(CultureInfo.InvariantCulture), FitReport.Reason(run.Result.Stop) });
        var near = runs.Count(run => run.Result.Loss - Best.Loss <= Nearness * (run.Result.Losses[0] - Best.Loss));
        return string.Join('\n', [.. TextTable.OfWords([["seed", "loss", "steps", "stopped"], .. rows]), $"{near} of {runs.Count} seeds came to the least loss", ""]);
    }
}
