using System.Globalization;

namespace SymDiff.Support;

/// <summary>
/// A mixture of normal distributions with a prior of Wishart, of ADBench: the inverse covariances' roots are lower triangular, diagonals as logarithms. Arrays are row-major.
/// </summary>
/// <param name="D">Length of a point.</param>
/// <param name="K">Number of components.</param>
/// <param name="N">Number of points.</param>
/// <param name="Alphas">Logarithms of the weights, [k].</param>
/// <param name="Means">[k,d].</param>
/// <param name="LogDiagonals">[k,d].</param>
/// <param name="Lower">What stands below the diagonals, [k,d,d]; zeros elsewhere.</param>
/// <param name="Points">[n,d].</param>
/// <param name="Gamma">Scale of the prior.</param>
/// <param name="M">Degrees of freedom of the prior beyond d + 1.</param>
internal sealed record MixtureProblem(
    int D, int K, int N, double[] Alphas, double[] Means, double[] LogDiagonals, double[] Lower, double[] Points, double Gamma, double M)
{
    /// <summary>Reads ADBench's format, which lists a triangle by columns after its diagonal.</summary>
    public static MixtureProblem Read(string file)
    {
        var numbers = new Queue<double>(File.ReadAllText(CorpusFolder.File(Path.Combine("adbench", file)))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture)));
        int d = (int)numbers.Dequeue(), k = (int)numbers.Dequeue(), n = (int)numbers.Dequeue();
        double[] alphas = Take(k), means = Take(k * d), logDiagonals = new double[k * d], lower = new double[k * d * d];
        for (var component = 0; component < k; component++)
        {
            Take(d).CopyTo(logDiagonals, component * d);
            for (var column = 0; column < d; column++)
                for (var row = column + 1; row < d; row++) lower[(((component * d) + row) * d) + column] = numbers.Dequeue();
        }
        return new(d, k, n, alphas, means, logDiagonals, lower, Take(n * d), numbers.Dequeue(), numbers.Dequeue());

        double[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => numbers.Dequeue())];
    }
}
