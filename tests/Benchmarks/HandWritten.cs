using System.Runtime.CompilerServices;
using SymDiff.Numerics;

namespace SymDiff.Benchmarks;

/// <summary>Values and gradients as a careful programmer writes them.</summary>
internal static class HandWritten
{
    /// <summary>s = sigmoid(w*x) by w.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(ReadOnlySpan<double> at, Span<double> gradient)
    {
        var s = 1 / (1 + Math.Exp(-at[0] * at[1]));
        gradient[0] = s * (1 - s) * at[1];
        return s;
    }

    /// <summary>The same with the library's sigmoid, which is accurate to 2 ulp everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AccurateSigmoid(ReadOnlySpan<double> at, Span<double> gradient)
    {
        var s = Logistic.Sigmoid(at[0] * at[1]);
        gradient[0] = s * (1 - s) * at[1];
        return s;
    }

    /// <summary>(sigmoid(w1*x1 + w2*x2 + b) - y)^2 by w1, w2, b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogisticLoss(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double x1 = at[3], x2 = at[4];
        var s = 1 / (1 + Math.Exp(-((at[0] * x1) + (at[1] * x2) + at[2])));
        var difference = s - at[5];
        var slope = 2 * difference * s * (1 - s);
        gradient[0] = slope * x1;
        gradient[1] = slope * x2;
        gradient[2] = slope;
        return difference * difference;
    }

    /// <summary>The chained Rosenbrock function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Rosenbrock(ReadOnlySpan<double> at, Span<double> gradient)
    {
        var value = 0.0;
        gradient.Clear();
        for (var i = 0; i + 1 < at.Length; i++)
        {
            double u = 1 - at[i], v = at[i + 1] - (at[i] * at[i]);
            value += (u * u) + (100 * v * v);
            gradient[i] -= (2 * u) + (400 * v * at[i]);
            gradient[i + 1] += 200 * v;
        }
        return value;
    }
}
