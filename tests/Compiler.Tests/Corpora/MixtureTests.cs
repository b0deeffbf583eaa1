using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>ADBench's mixture of normal distributions, as the model of the examples: its golden numbers, and its derivatives against differences of plain loops.</summary>
public class MixtureTests
{
    private static readonly string[] Parameters = ["alpha", "mu", "q", "l"];

    // the suite calls two gradients equal when they differ by less than 1e-8; the sums were published with twelve digits
    [CorporaTheory]
    [InlineData("gmm_test.txt", 8.07380408004975791, 12.4734682305)]
    [InlineData("gmm_d10_K25.txt", -25649.6526212, -17695.9952352)]
    public void Value_and_gradient_are_golden(string file, double value, double sum)
    {
        var results = Run(MixtureProblem.Read(file));
        Assert.Equal(1, results[0].Values[0] / value, 1e-11);
        Assert.Equal(1, results[1..].Sum(gradient => gradient.Values.ToArray().Sum()) / sum, 1e-9);
    }

    [CorporaFact]
    public void The_first_derivatives_are_golden()
    {
        var alpha = Run(MixtureProblem.Read("gmm_test.txt"))[1].Values;
        Assert.Equal(1.08662855e-01, alpha[0], 1e-8);
        Assert.Equal(-7.41270040e-01, alpha[1], 1e-8);
    }

    [CorporaTheory]
    [InlineData("gmm_test.txt", 1)]
    [InlineData("gmm_d10_K25.txt", 61)]
    public void Every_derivative_is_that_of_differences(string file, int step)
    {
        var problem = MixtureProblem.Read(file);
        double[][] parameters = [problem.Alphas, problem.Means, problem.LogDiagonals, problem.Lower];
        var gradient = Run(problem)[1..];
        foreach (var (parameter, derivative) in parameters.Zip(gradient))
            for (var i = 0; i < parameter.Length; i += step)
                if (!ReferenceEquals(parameter, problem.Lower) || IsBelow(problem.D, i))
                    Assert.Equal(Difference(problem, parameter, i), derivative.Values[i], 1e-6 * Math.Max(1, Math.Abs(derivative.Values[i])));
                else Assert.Equal(0, derivative.Values[i]);
    }

    private static Tensor[] Run(MixtureProblem problem)
    {
        var model = Model.Load(Path.Combine(RepositoryFolder.Path, "examples", "gmm.sym"));
        var (n, k, d) = (problem.N, problem.K, problem.D);
        return model.CompileValueAndGradient("E", Parameters).Evaluate(new Dictionary<string, Tensor>
        {
            ["x"] = new([n, d], problem.Points), ["gamma"] = problem.Gamma, ["m"] = problem.M,
            ["alpha"] = problem.Alphas, ["mu"] = new([k, d], problem.Means), ["q"] = new([k, d], problem.LogDiagonals), ["l"] = new([k, d, d], problem.Lower),
        });
    }

    private static bool IsBelow(int d, int place) => place % d < place / d % d;

    private static double Difference(MixtureProblem problem, double[] parameter, int place)
    {
        const double Step = 1e-4;
        var before = parameter[place];
        double[] values = [.. new[] { 2, 1, -1, -2 }.Select(At)];
        parameter[place] = before;
        return ((8 * (values[1] - values[2])) - (values[0] - values[3])) / (12 * Step);

        double At(int steps)
        {
            parameter[place] = before + (steps * Step);
            return Likelihood(problem);
        }
    }

    /// <summary>The objective but for its constants.</summary>
    private static double Likelihood(MixtureProblem problem)
    {
        var (n, k, d) = (problem.N, problem.K, problem.D);
        var value = -n * LogSumExp(problem.Alphas);
        for (var i = 0; i < n; i++)
        {
            var point = problem.Points[(i * d)..((i + 1) * d)];
            value += LogSumExp([.. Enumerable.Range(0, k).Select(component => Term(problem, component, point))]);
        }
        var squares = problem.LogDiagonals.Sum(q => Math.Exp(2 * q)) + problem.Lower.Where((_, place) => IsBelow(d, place)).Sum(l => l * l);
        return value + (problem.Gamma * problem.Gamma / 2 * squares) - (problem.M * problem.LogDiagonals.Sum());
    }

    private static double Term(MixtureProblem problem, int component, double[] point)
    {
        var d = problem.D;
        var (term, first) = (problem.Alphas[component], component * d);
        for (var a = 0; a < d; a++)
        {
            var y = Math.Exp(problem.LogDiagonals[first + a]) * (point[a] - problem.Means[first + a]);
            for (var b = 0; b < a; b++) y += problem.Lower[((first + a) * d) + b] * (point[b] - problem.Means[first + b]);
            term += problem.LogDiagonals[first + a] - (y * y / 2);
        }
        return term;
    }

    private static double LogSumExp(double[] x) => x.Max() + Math.Log(x.Sum(entry => Math.Exp(entry - x.Max())));
}
