using SymDiff.Compiling.Vectors;
using SymDiff.Support.Mpfr;
using Lane = SymDiff.Compiling.Vectors.OneLane<double>;

namespace SymDiff.Support.Vectors;

/// <summary>All vector functions of doubles, with the regions that try them: everywhere, and near roots, kinks and the ends of their domains.</summary>
internal static class VectorCases
{
    public static IReadOnlyList<VectorCase> All { get; } =
    [
        Case("exp", VectorExp.Exp, BigFloat.Exp, 1, (s, n) => [s.Signed(n), s.Uniform(n, -746, 710), s.Uniform(n, -2, 2), s.Uniform(n, -746, -708)]),
        Case("expm1", VectorExp.Expm1, BigFloat.Expm1, 2, (s, n) => [s.Signed(n), s.Uniform(n, -40, 710), s.Uniform(n, -2, 2), s.Uniform(n, 0.34, 0.4)]),
        Case("log", VectorLog.Log, BigFloat.Log, 1, (s, n) => [s.Magnitudes(n), s.Around(n, 1, 0.5), s.Uniform(n, 0.7, 1.6), s.Magnitudes(n, double.Epsilon, 1e-307)]),
        Case("log1p", VectorLog.Log1p, BigFloat.Log1p, 2, (s, n) => [s.Signed(n, double.Epsilon, 1), s.Magnitudes(n), s.Uniform(n, -0.5, 2), s.Around(n, -1, 0.1)]),
        Case("sigmoid", VectorLogistic.Sigmoid, BigFloat.Sigmoid, 1, (s, n) => [s.Signed(n), s.Uniform(n, -40, 40), s.Uniform(n, -2, 2), s.Uniform(n, -746, -700)]),
        Case("softplus", VectorLogistic.Softplus, BigFloat.Softplus, 2, (s, n) => [s.Signed(n), s.Uniform(n, -40, 40), s.Uniform(n, -2, 2), s.Uniform(n, -746, -700)]),
        Case("log1mexp", VectorLogistic.Log1mExp, BigFloat.Log1mExp, 2, (s, n) => [s.Magnitudes(n).Select(x => -x), s.Uniform(n, -40, 0), s.Uniform(n, -2, 0), s.Uniform(n, -746, -700)]),
        Case("logaddexp", VectorLogistic.LogAddExp, BigFloat.LogAddExp, 2, (s, n) =>
        [
            s.Signed(n).Zip(s.Signed(n)), s.Uniform(n, -40, 40).Zip(s.Uniform(n, -40, 40)), s.Uniform(n, 0, 2).Zip(s.Uniform(n, -2, 2)),
            s.Uniform(n, -40, 0).Zip(s.Uniform(n, 0, 4), (x, part) => (x, -part * Math.Exp(x))),
        ]),
        Case("tanh", VectorTanh.Tanh, BigFloat.Tanh, 2, (s, n) => [s.Signed(n), s.Uniform(n, -20, 20), s.Uniform(n, -2, 2), s.Uniform(n, 0.45, 0.6)]),
        Case("sinh", VectorHyperbolic.Sinh, BigFloat.Sinh, 2, (s, n) => [s.Signed(n), s.Uniform(n, -711, 711), s.Uniform(n, -2, 2), s.Signed(n, 1e-10, 3)]),
        Case("cosh", VectorHyperbolic.Cosh, BigFloat.Cosh, 2, (s, n) => [s.Signed(n), s.Uniform(n, -711, 711), s.Uniform(n, -2, 2), s.Signed(n, 1e-10, 3)]),
        Case("asinh", VectorHyperbolic.Asinh, BigFloat.Asinh, 2, (s, n) => [s.Signed(n), s.Uniform(n, -20, 20), s.Uniform(n, -2, 2), s.Signed(n, 1e-5, 1)]),
        Case("acosh", VectorHyperbolic.Acosh, BigFloat.Acosh, 2, (s, n) => [s.Magnitudes(n, 1), s.Uniform(n, 1, 20), s.Uniform(n, 1, 2), s.Magnitudes(n, 1e-16, 1).Select(x => 1 + x)]),
        Case("atanh", VectorHyperbolic.Atanh, BigFloat.Atanh, 2, (s, n) => [s.Signed(n, double.Epsilon, 1), s.Uniform(n, -1, 1), s.Uniform(n, -0.5, 0.5), s.Around(n, 1, 0.1)]),
        Case("sin", VectorTrigonometric.Sin, BigFloat.Sin, 2, (s, n) => [s.Signed(n), s.Uniform(n, -10, 10), s.Uniform(n, -1e5, 1e5), NearQuarters(s, n, 0x10000), NearQuarters(s, n, 0x7fffffff)]),
        Case("cos", VectorTrigonometric.Cos, BigFloat.Cos, 2, (s, n) => [s.Signed(n), s.Uniform(n, -10, 10), s.Uniform(n, -1e5, 1e5), NearQuarters(s, n, 0x10000), NearQuarters(s, n, 0x7fffffff)]),
        Case("tan", VectorTrigonometric.Tan, BigFloat.Tan, 2, (s, n) => [s.Signed(n), s.Uniform(n, -10, 10), s.Uniform(n, -1e5, 1e5), NearQuarters(s, n, 0x10000), NearQuarters(s, n, 0x7fffffff)]),
        Case("asin", VectorArcs.Asin, BigFloat.Asin, 2, (s, n) => [s.Signed(n, double.Epsilon, 1), s.Uniform(n, -1, 1), s.Uniform(n, -0.6, 0.6), s.Around(n, 1, 0.1)]),
        Case("acos", VectorArcs.Acos, BigFloat.Acos, 2, (s, n) => [s.Signed(n, double.Epsilon, 1), s.Uniform(n, -1, 1), s.Uniform(n, -0.6, 0.6), s.Around(n, 1, 0.1), s.Around(n, -1, 0.1)]),
        Case("atan", VectorArcs.Atan, BigFloat.Atan, 2, (s, n) => [s.Signed(n), s.Uniform(n, -20, 20), s.Uniform(n, -1, 1), s.Signed(n, 0.01, 10)]),
        Case("erf", VectorErf.Erf, BigFloat.Erf, 2, (s, n) => [s.Signed(n), s.Uniform(n, -6, 6), s.Uniform(n, -1.1, 1.1)]),
        Case("erfc", VectorErf.Erfc, BigFloat.Erfc, 2, (s, n) => [s.Signed(n), s.Uniform(n, -6, 28), s.Uniform(n, -1.1, 1.1), s.Uniform(n, 0.4, 3), s.Uniform(n, 26, 27.3)]),
        Case("cbrt", VectorRoots.Cbrt, BigFloat.Cbrt, 1, (s, n) => [s.Signed(n), s.Uniform(n, 0.5, 9), s.Signed(n, double.Epsilon, 1e-307)]),
        Case("hypot", VectorRoots.Hypot, BigFloat.Hypot, 2, (s, n) =>
            [s.Signed(n).Zip(s.Signed(n)), s.Uniform(n, -2, 2).Zip(s.Uniform(n, -2, 2)), s.Magnitudes(n, 1e-310, 1e-300).Zip(s.Magnitudes(n, 1e-310, 1e-300)), s.Magnitudes(n, 1e300).Zip(s.Magnitudes(n, 1e300))]),
        Case("pow", VectorPower.Pow, BigFloat.Pow, 2, (s, n) =>
        [
            s.Magnitudes(n).Zip(s.Signed(n)), s.Uniform(n, 0, 4).Zip(s.Uniform(n, -20, 20)), s.Magnitudes(n).Zip(s.Uniform(n, -2, 2)), s.Around(n, 1, 0.1).Zip(s.Uniform(n, -1e4, 1e4)),
            s.Signed(n, 1e-100, 1e100).Zip(s.Uniform(n, -12, 12), (x, y) => (x, Math.Round(y))), s.Uniform(n, 0.7, 1.6).Zip(s.Uniform(n, -2000, 2000)),
        ]),
        Case("xlogy", VectorProducts.XLogY, BigFloat.XLogY, 2, (s, n) => [s.Signed(n, 1e-150, 1e150).Zip(s.Magnitudes(n)), s.Uniform(n, -2, 2).Zip(s.Uniform(n, 0, 2))]),
        Case("xlog1py", VectorProducts.XLog1pY, BigFloat.XLog1pY, 2, (s, n) => [s.Signed(n, 1e-150, 1e150).Zip(s.Magnitudes(n)), s.Uniform(n, -2, 2).Zip(s.Uniform(n, -0.9, 2))]),
    ];

    /// <summary>The doubles nearest to multiples of a quarter turn, where sine or cosine nearly vanishes.</summary>
    private static IEnumerable<double> NearQuarters(Samples samples, int count, double largest) =>
        samples.Uniform(count, -largest, largest).Select(x => Math.Round(x) * (Math.PI / 2));

    private static VectorCase Case(string name, Func<Lane, Lane> function, Func<BigFloat, BigFloat> exact, double bound, Func<Samples, int, IEnumerable<double>[]> arguments) =>
        VectorCase.Of(name, function, exact, bound, arguments);

    private static VectorCase Case(
        string name, Func<Lane, Lane, Lane> function, Func<BigFloat, BigFloat, BigFloat> exact, double bound, Func<Samples, int, IEnumerable<(double X, double Y)>[]> arguments) =>
        VectorCase.Of(name, function, exact, bound, arguments);
}
