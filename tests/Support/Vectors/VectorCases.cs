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
        Case("tanh", VectorLogistic.Tanh, BigFloat.Tanh, 2, (s, n) => [s.Signed(n), s.Uniform(n, -20, 20), s.Uniform(n, -2, 2), s.Uniform(n, 0.45, 0.6)]),
    ];

    private static VectorCase Case(string name, Func<Lane, Lane> function, Func<BigFloat, BigFloat> exact, double bound, Func<Samples, int, IEnumerable<double>[]> arguments) =>
        VectorCase.Of(name, function, exact, bound, arguments);
}
