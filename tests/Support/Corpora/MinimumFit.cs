namespace SymDiff.Support;

/// <summary>Minimisations of the functions with stated starts.</summary>
internal static class MinimumFit
{
    private const double Tolerance = 1e-9;

    /// <summary>The fit from the stated start.</summary>
    public static FitResult Of(OptimizationItem item, FitMethod method) => Expr.Parse(item.Expr).Fit(
        null, new() { Method = method, Start = item.Vars.Zip(item.Start!).ToDictionary(pair => pair.First, pair => (Tensor)pair.Second.Value) });

    /// <summary>Whether the loss is the stated minimum.</summary>
    public static bool IsStated(OptimizationItem item, FitResult fit) => Stated(item) is var stated && Math.Abs(fit.Loss - stated) <= Tolerance * Math.Max(1, Math.Abs(stated));

    /// <summary>The stated minimum, to the digits it was refined to.</summary>
    public static double Stated(OptimizationItem item) => (item.Minimum!.FRefined ?? item.Minimum.FStated!.Value).Value;
}
