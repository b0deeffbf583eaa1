using SymDiff.Compiling.Vectors;
using SymDiff.Support.Mpfr;

namespace SymDiff.Compiling.Tests.Vectors;

/// <summary>The operations of the lanes against System.Math, lane by lane, and the emulated ones against the machine's.</summary>
public class LanesTests
{
    private static readonly double[] Numbers =
    [
        0, -0.0, 1, -1, 1.5, 0.75, 0.7499999999999999, 1.4999999999999998, 2.5, -3.5, 1e-310, -1e-310, double.Epsilon, 2.2250738585072014e-308, 1e300, -1e300,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.1, 7, 1e15 + 0.5,
    ];

    [Fact]
    public void Lanes_of_512_bits_do_what_numbers_do() => Check<Wide512<double>>();

    [Fact]
    public void Lanes_of_256_bits_do_what_numbers_do() => Check<Wide256<double>>();

    [Fact]
    public void One_lane_does_what_numbers_do() => Check<OneLane<double>>();

    [Fact]
    public void Emulated_exponents_and_significands_are_those_of_the_machine()
    {
        CheckParts<Wide512<double>>();
        CheckParts<Wide256<double>>();
        CheckParts<OneLane<double>>();
    }

    private static void Check<V>() where V : struct, ILanes<V, double>
    {
        Same<V>(Math.Sqrt, V.Sqrt);
        Same<V>(Math.Abs, V.Abs);
        Same<V>(x => -x, x => -x);
        Same<V>(Math.Round, V.Round);
        Same<V>(Math.Floor, V.Floor);
        Same<V>(x => Math.FusedMultiplyAdd(x, x, -1), x => V.MultiplyAdd(x, x, V.Of(-1)));
        Same<V>(x => Math.Max(x, 1), x => V.Max(x, V.Of(1)));
        Same<V>(x => Math.Min(x, 1), x => V.Min(x, V.Of(1)));
        Same<V>(x => Math.Max(x, 1), x => V.MaxNumber(V.Of(1), x));
        Same<V>(x => Math.Min(x, 1), x => V.MinNumber(V.Of(1), x));
        Same<V>(x => x < 1 ? x : 7, x => V.Select(V.Less(x, V.Of(1)), x, V.Of(7)));
        Same<V>(x => x <= 1 ? x : 7, x => V.Select(V.LessEqual(x, V.Of(1)), x, V.Of(7)));
        Same<V>(x => x == 1 ? x : 7, x => V.Select(V.Equal(x, V.Of(1)), x, V.Of(7)));
        Same<V>(x => x == 0 || double.IsInfinity(x) ? Math.Abs(x) - (x == 0 ? double.PositiveInfinity : 0) : double.IsNaN(x) ? x : Math.ILogB(x), V.Exponent);
        Same<V>(Significand, V.Mantissa);
        Same<V>(_ => Math.ScaleB(1.1, -1070), _ => V.ScaleB(V.Of(1.1), V.Of(-1070)));
    }

    private static void CheckParts<V>() where V : struct, ILanes<V, double>
    {
        foreach (var x in Numbers)
        {
            Accuracy.Same(First(V.Exponent(V.Of(x))), First(LaneParts<V, double>.Exponent(V.Of(x))));
            Accuracy.Same(First(V.Mantissa(V.Of(x))), First(LaneParts<V, double>.Mantissa(V.Of(x))));
        }
        for (var n = -1080; n <= 1024; n++)
            Accuracy.Same(First(V.ScaleB(V.Of(0.9), V.Of(n))), First(LaneParts<V, double>.ScaleB(V.Of(0.9), V.Of(n))));
    }

    private static void Same<V>(Func<double, double> expected, Func<V, V> lanes) where V : struct, ILanes<V, double>
    {
        var results = new double[Numbers.Length];
        for (nint i = 0; i < results.Length; i += V.Count) lanes(V.Load(in Numbers[0], i)).Store(ref results[0], i);
        for (var i = 0; i < results.Length; i++) Accuracy.Same(expected(Numbers[i]), results[i]);
    }

    private static double Significand(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0 || double.IsInfinity(x)) return 1;
        var scaled = Math.ScaleB(x, -Math.ILogB(x));
        return scaled < 1.5 ? scaled : scaled / 2;
    }

    private static double First<V>(V lanes) where V : struct, ILanes<V, double>
    {
        var numbers = new double[V.Count];
        lanes.Store(ref numbers[0], 0);
        return numbers[0];
    }
}
