using System.Runtime.CompilerServices;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// Values and derivatives at many points, one point after another: what a loop costs without vectors. As few calls and divisions as the formulas allow: a call of the
/// exponential is about half of a point's time, so its value serves the function and all derivatives. Bounds are checked once (equal lengths let the runtime drop the rest).
/// </summary>
internal static class ScalarBatches
{
    /// <summary>log(1 + exp(-y*(a*b + c))) by a, b, c: with e = exp(u), u' = e/(1 + e).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void LogisticLoss(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> y, Span<double> value, Span<double> da, Span<double> db, Span<double> dc)
    {
        fixed (double* pa = a, pb = b, pc = c, py = y, pValue = value, pda = da, pdb = db, pdc = dc)
        {
            for (nint i = 0; i < a.Length; i++)
            {
                double first = pa[i], second = pb[i], label = -py[i];
                var e = Math.Exp(label * Math.FusedMultiplyAdd(first, second, pc[i]));
                var sum = 1 + e;
                var slope = label * e / sum;
                pValue[i] = Math.Log(sum);
                pda[i] = slope * second;
                pdb[i] = slope * first;
                pdc[i] = slope;
            }
        }
    }

    /// <summary>exp(-((t - m)/s)^2/2)/(sqrt(2*pi)*s) by s, t, m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Gaussian(
        ReadOnlySpan<double> s, ReadOnlySpan<double> t, ReadOnlySpan<double> m, Span<double> value, Span<double> ds, Span<double> dt, Span<double> dm)
    {
        fixed (double* ps = s, pt = t, pm = m, pValue = value, pds = ds, pdt = dt, pdm = dm)
        {
            for (nint i = 0; i < s.Length; i++)
            {
                var inverse = 1 / ps[i];
                var d = (pt[i] - pm[i]) * inverse;
                var square = d * d;
                var density = Math.Exp(square * -0.5) * (inverse * 0.39894228040143268);
                var slope = density * inverse;
                var across = slope * d;
                pValue[i] = density;
                pds[i] = slope * (square - 1);
                pdt[i] = -across;
                pdm[i] = across;
            }
        }
    }

    /// <summary>log(1 + exp(x)) by x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Softplus(ReadOnlySpan<double> x, Span<double> value, Span<double> dx)
    {
        fixed (double* px = x, pValue = value, pdx = dx)
        {
            for (nint i = 0; i < x.Length; i++)
            {
                var e = Math.Exp(px[i]);
                var sum = 1 + e;
                pValue[i] = Math.Log(sum);
                pdx[i] = e / sum;
            }
        }
    }
}
