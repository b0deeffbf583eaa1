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

    /// <summary>exp(-((t - m)/s)^2/2)/(sqrt(2*pi)*s) by s, t, m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Gaussian(ReadOnlySpan<double> at, Span<double> gradient)
    {
        var inverse = 1 / at[0];
        var d = (at[1] - at[2]) * inverse;
        var value = Math.Exp(d * d * -0.5) * inverse * 0.39894228040143268;
        var slope = value * inverse;
        gradient[0] = slope * ((d * d) - 1);
        gradient[1] = -slope * d;
        gradient[2] = slope * d;
        return value;
    }

    /// <summary>The chained Rosenbrock function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Rosenbrock(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double value = 0, carry = 0, x = at[0];
        for (var i = 0; i + 1 < at.Length; i++)
        {
            double next = at[i + 1], u = 1 - x, v = next - (x * x);
            value += (u * u) + (100 * v * v);
            gradient[i] = carry - (2 * u) - (400 * v * x);
            carry = 200 * v;
            x = next;
        }
        gradient[at.Length - 1] = carry;
        return value;
    }

    /// <summary>Squared error of a network of three logistic units over two inputs, by its 13 parameters: a, b, c of each unit, then the output's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Network(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double x1 = at[13], x2 = at[14];
        var h1 = 1 / (1 + Math.Exp(-((at[0] * x1) + (at[1] * x2) + at[2])));
        var h2 = 1 / (1 + Math.Exp(-((at[3] * x1) + (at[4] * x2) + at[5])));
        var h3 = 1 / (1 + Math.Exp(-((at[6] * x1) + (at[7] * x2) + at[8])));
        double v1 = at[9], v2 = at[10], v3 = at[11];
        var error = (v1 * h1) + (v2 * h2) + (v3 * h3) + at[12] - at[15];
        var slope = 2 * error;
        double d1 = slope * v1 * h1 * (1 - h1), d2 = slope * v2 * h2 * (1 - h2), d3 = slope * v3 * h3 * (1 - h3);
        (gradient[0], gradient[1], gradient[2]) = (d1 * x1, d1 * x2, d1);
        (gradient[3], gradient[4], gradient[5]) = (d2 * x1, d2 * x2, d2);
        (gradient[6], gradient[7], gradient[8]) = (d3 * x1, d3 * x2, d3);
        (gradient[9], gradient[10], gradient[11], gradient[12]) = (slope * h1, slope * h2, slope * h3, slope);
        return error * error;
    }

    /// <summary>The sum of sin(x_i*x_{i+1})*exp(x_i) by all x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SineSum(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double value = 0, carry = 0, x = at[0];
        for (var i = 0; i + 1 < at.Length; i++)
        {
            var next = at[i + 1];
            var (sine, cosine) = Math.SinCos(x * next);
            var exponential = Math.Exp(x);
            double term = sine * exponential, slope = cosine * exponential;
            value += term;
            gradient[i] = carry + term + (slope * next);
            carry = slope * x;
            x = next;
        }
        gradient[at.Length - 1] = carry;
        return value;
    }
}
