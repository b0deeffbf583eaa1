namespace SymDiff.Numerics;

/// <summary>Products with a logarithm that are 0 where the first factor is 0 (entropies, likelihoods).</summary>
internal static class EntropyTerm
{
    /// <summary>x*log(y); 0 where x is 0, unless y is NaN.</summary>
    public static double XLogY(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);

    /// <summary>x*log(1 + y); 0 where x is 0, unless y is NaN.</summary>
    public static double XLog1pY(double x, double y)
    {
        if (x == 0 && !double.IsNaN(y)) return 0;
        DoubleDouble log = Log1pFunction.Split(y);
        double product = x * log.High;
        return log.Low == 0 || !double.IsFinite(product) ? product : Math.FusedMultiplyAdd(x, log.High, x * log.Low);
    }
}
