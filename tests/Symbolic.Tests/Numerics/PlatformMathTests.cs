using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

/// <summary>Functions of System.Math that the operators use as they are: the premise of the numerics, checked on every platform.</summary>
public class PlatformMathTests
{
    private readonly Samples samples = new(1);

    [MpfrFact]
    public void Exp_is_within_1_ulp() => samples.WithinUlps(1, Math.Exp, BigFloat.Exp, samples.Signed(8_000), samples.Uniform(12_000, -745, 710));

    [MpfrFact]
    public void Log_is_within_1_ulp() => samples.WithinUlps(1, Math.Log, BigFloat.Log, samples.Magnitudes(10_000), samples.Uniform(10_000, 0.5, 2));

    [MpfrFact]
    public void Log2_and_log10_are_within_2_ulp()
    {
        samples.WithinUlps(2, Math.Log2, BigFloat.Log2, samples.Magnitudes(5_000), samples.Uniform(5_000, 0.5, 2));
        samples.WithinUlps(2, Math.Log10, BigFloat.Log10, samples.Magnitudes(5_000), samples.Uniform(5_000, 0.5, 2));
    }

    [MpfrFact]
    public void Sin_cos_and_tan_are_within_2_ulp_also_for_huge_arguments()
    {
        samples.WithinUlps(2, Math.Sin, BigFloat.Sin, samples.Signed(8_000), samples.Uniform(8_000, -10, 10));
        samples.WithinUlps(2, Math.Cos, BigFloat.Cos, samples.Signed(8_000), samples.Uniform(8_000, -10, 10));
        samples.WithinUlps(2, Math.Tan, BigFloat.Tan, samples.Signed(8_000), samples.Uniform(8_000, -10, 10));
    }

    [MpfrFact]
    public void Inverse_trigonometric_functions_are_within_2_ulp()
    {
        samples.WithinUlps(2, Math.Asin, BigFloat.Asin, samples.Signed(4_000, double.Epsilon, 1), samples.Uniform(4_000, -1, 1));
        samples.WithinUlps(2, Math.Acos, BigFloat.Acos, samples.Signed(4_000, double.Epsilon, 1), samples.Uniform(4_000, -1, 1));
        samples.WithinUlps(2, Math.Atan, BigFloat.Atan, samples.Signed(8_000), samples.Uniform(4_000, -3, 3));
        samples.WithinUlps(2, Math.Atan2, BigFloat.Atan2, samples.Signed(8_000).Zip(samples.Signed(8_000)), samples.Uniform(4_000, -3, 3).Zip(samples.Uniform(4_000, -3, 3)));
    }

    [MpfrFact]
    public void Sinh_cosh_asinh_and_atanh_are_within_2_ulp()
    {
        samples.WithinUlps(2, Math.Sinh, BigFloat.Sinh, samples.Signed(4_000), samples.Uniform(8_000, -3, 3), samples.Uniform(2_000, -711, 711));
        samples.WithinUlps(2, Math.Cosh, BigFloat.Cosh, samples.Signed(4_000), samples.Uniform(8_000, -3, 3), samples.Uniform(2_000, -711, 711));
        samples.WithinUlps(2, Math.Asinh, BigFloat.Asinh, samples.Signed(4_000), samples.Uniform(8_000, -3, 3));
        samples.WithinUlps(2, Math.Atanh, BigFloat.Atanh, samples.Signed(4_000, double.Epsilon, 1), samples.Uniform(8_000, -1, 1));
    }

    [MpfrFact]
    public void Square_root_is_correctly_rounded() => samples.WithinUlps(0.5, Math.Sqrt, BigFloat.Sqrt, samples.Magnitudes(5_000));
}
