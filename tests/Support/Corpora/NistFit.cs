namespace SymDiff.Support;

/// <summary>Fits of the regressions with certified results.</summary>
internal static class NistFit
{
    /// <summary>The fit from a start.</summary>
    public static FitResult Of(NistProblem problem, double[] start, FitMethod? method = null) => Expr.Parse(problem.Model).Fit(
        new DataTable([.. problem.Data.Select(column => (column.Key, column.Value))]),
        new() { Response = problem.Response, Method = method, Start = problem.Params.Zip(start).ToDictionary(pair => pair.First, pair => (Tensor)pair.Second) });

    /// <summary>Correct digits of the worst parameter.</summary>
    public static double Digits(NistProblem problem, FitResult fit) => LogRelativeError.Least(problem.Params.Select(name => fit.Parameters[name].Values[0]), problem.Certified);

    /// <summary>Correct digits of the worst standard error.</summary>
    public static double DigitsOfErrors(NistProblem problem, FitResult fit) =>
        fit.StandardErrors.Count == 0 ? 0 : LogRelativeError.Least(problem.Params.Select(name => fit.StandardErrors[name].Values[0]), problem.CertifiedSd);
}
