using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace SymDiff.Compiling;

/// <summary>Least squares with the model replaced by its tangent: <c>min |r + J d|</c>, by the QR factors of J with its columns scaled to length 1.</summary>
internal sealed class Linearization
{
    /// <summary>A direction is open if the scaled columns are dependent to rounding.</summary>
    private const double SmallestCondition = 1e-14;

    /// <summary>A few units in the last place.</summary>
    private const double RoundingOfAFunction = 8 * 1.1e-16;

    private readonly Matrix<double> upper;
    private readonly double[] scales;
    private readonly Vector<double> explained;

    public Linearization(Vector<double> differences, Matrix<double> jacobian)
    {
        scales = [.. jacobian.ColumnNorms(2).Select(norm => norm > 0 ? 1 / norm : 1)];
        var factors = jacobian.MapIndexed((_, column, value) => value * scales[column]).QR(QRMethod.Thin);
        var values = factors.R.Svd(computeVectors: false).S;
        (upper, IsDetermined) = (factors.R, values.Minimum() > SmallestCondition * values.Maximum());
        explained = factors.Q.TransposeThisAndMultiply(differences);
    }

    /// <summary>Whether the data determine every parameter.</summary>
    public bool IsDetermined { get; }

    /// <summary>The length of that part of the differences which a change of the parameters could still take away; zero at the minimum.</summary>
    public double Gain => explained.L2Norm();

    /// <summary>What the rounding of the parameters to doubles adds to the differences, and as much for that of the model's value.</summary>
    public double Rounding(ReadOnlySpan<double> parameters)
    {
        var sum = 0.0;
        for (var i = 0; i < scales.Length; i++) sum += Math.Abs(parameters[i]) / scales[i];
        return RoundingOfAFunction * sum;
    }

    /// <summary>The step to the minimum of the linear problem.</summary>
    public double[] Step()
    {
        var step = upper.Solve(-explained);
        return [.. step.Select((value, i) => value * scales[i])];
    }

    /// <summary>The square roots of the diagonal of <c>s^2*(J'J)^-1</c>.</summary>
    /// <param name="deviation">The residual standard deviation s.</param>
    public double[] StandardErrors(double deviation)
    {
        var rows = upper.Inverse().RowNorms(2);
        return [.. rows.Select((norm, i) => deviation * norm * scales[i])];
    }
}
