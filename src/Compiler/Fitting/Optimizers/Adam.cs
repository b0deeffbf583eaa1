namespace SymDiff.Compiling;

/// <summary>Adam (Kingma and Ba, <em>Adam: A Method for Stochastic Optimization</em>, arXiv:1412.6980, algorithm 1).</summary>
internal sealed record Adam(double LearningRate) : DescentMethod("adam", LearningRate)
{
    // the paper's own choice
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Smallest = 1e-8;

    protected override Action<double[], double[]> CreateUpdate(int count)
    {
        double[] mean = new double[count], square = new double[count];
        var (firstBias, secondBias) = (1.0, 1.0);
        return (at, gradient) =>
        {
            (firstBias, secondBias) = (firstBias * FirstDecay, secondBias * SecondDecay);
            for (var i = 0; i < at.Length; i++)
            {
                mean[i] = (FirstDecay * mean[i]) + ((1 - FirstDecay) * gradient[i]);
                square[i] = (SecondDecay * square[i]) + ((1 - SecondDecay) * gradient[i] * gradient[i]);
                at[i] -= Rate * (mean[i] / (1 - firstBias)) / (Math.Sqrt(square[i] / (1 - secondBias)) + Smallest);
            }
        };
    }
}
