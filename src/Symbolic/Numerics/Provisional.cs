namespace SymDiff.Numerics;

internal static class Log1pFunction { public static double Log1p(double x) => Math.Log(1 + x); }
internal static class Expm1Function { public static double Expm1(double x) => Math.Exp(x) - 1; }
internal static class Logistic
{
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
    public static double Log1mExp(double x) => Math.Log(1 - Math.Exp(x));
    public static double LogAddExp(double x, double y) => Math.Max(x, y) + Math.Log(1 + Math.Exp(-Math.Abs(x - y)));
    public static double XLogY(double x, double y) => x == 0 ? 0 : x * Math.Log(y);
    public static double XLog1pY(double x, double y) => x == 0 ? 0 : x * Math.Log(1 + y);
}
internal static class HypotFunction { public static double Hypot(double x, double y) => double.Hypot(x, y); }
internal static class Piecewise
{
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;
    public static double Step(double x) => x > 0 ? 1 : 0;
    public static double Round(double x) => Math.Round(x);
    public static double Mod(double x, double y) => x - y * Math.Floor(x / y);
    public static double Max(double x, double y) => Math.Max(x, y);
    public static double Min(double x, double y) => Math.Min(x, y);
    public static double Same(double x) => x;
}
internal static class ErrorFunction { public static double Erf(double x) => Math.Tanh(x); public static double Erfc(double x) => 1 - Math.Tanh(x); }
internal static class GammaFunction { public static double LGamma(double x) => Math.Log(x); }
internal static class PolygammaFunction { public static double Polygamma(double n, double x) => x; }
