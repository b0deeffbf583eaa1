using System.Globalization;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>Fits beside certified and stated results.</summary>
internal static class FitRows
{
    /// <summary>Correct digits of regressions: the certified results have eleven.</summary>
    public static void RunRegressions()
    {
        if (IsMissing()) return;
        Table.Head("data set", "level", "parameters", "start", "stopped", "steps", "digits of the parameters", "of the standard errors", "of the residual sum of squares");
        foreach (var problem in Corpus.Nist())
        {
            Row(problem, 1, problem.Start1);
            Row(problem, 2, problem.Start2);
        }
    }

    /// <summary>Minima from stated starts.</summary>
    public static void RunMinima()
    {
        if (IsMissing()) return;
        Table.Head("function", "parameters", "stated minimum", "BFGS", "steps", "L-BFGS", "steps", "Newton", "steps");
        foreach (var item in Corpus.Optimization())
            if (item.Start is not null)
                Table.Row([item.Name, $"{item.Vars.Length}", Number(MinimumFit.Stated(item)), .. new[] { FitMethod.Bfgs, FitMethod.LimitedMemoryBfgs, FitMethod.Newton }.SelectMany(method => Cells(item, method))]);
    }

    private static void Row(NistProblem problem, int number, double[] start)
    {
        var fit = NistFit.Of(problem, start);
        Table.Row(problem.Name, problem.Level.ToLowerInvariant(), $"{problem.Params.Length}", $"{number}", $"{fit.Stop}", $"{fit.Steps}",
            Digits(NistFit.Digits(problem, fit)), Digits(NistFit.DigitsOfErrors(problem, fit)), Digits(LogRelativeError.Of(fit.Loss, problem.CertifiedRss)));
    }

    private static string[] Cells(OptimizationItem item, FitMethod method)
    {
        var fit = MinimumFit.Of(item, method);
        return [fit.IsSuccess ? Number(fit.Loss) : $"{Number(fit.Loss)} ({fit.Stop})", $"{fit.Steps}"];
    }

    private static bool IsMissing()
    {
        if (CorpusFolder.MissingReason is { } reason) Console.WriteLine($"not measured: {reason}");
        return CorpusFolder.MissingReason is not null;
    }

    private static string Digits(double digits) => digits.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1e-12 ? "0e+0" : "0.########", CultureInfo.InvariantCulture).Replace("0e+0", "0", StringComparison.Ordinal);
}
