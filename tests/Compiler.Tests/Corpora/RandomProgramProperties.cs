using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Runs a property over random programs. The seed is printed; SYMDIFF_SEED gives the same programs again; continuous integration always runs the same ones.</summary>
public abstract class RandomProgramProperties(ITestOutputHelper output)
{
    private const double Tolerance = 1e-11;
    private const int NoiseRuns = 4;

    // an intermediate result below 2e-308 has lost its digits, and may have been multiplied by 1e8 since
    private const double Underflow = 1e-300;

    // what cancels against numbers of order 1, as in y*(1 - y) or sin(pi), is lost in the form that people read
    private const double TextbookFloor = 1e-14;

    private const int SeedOfContinuousIntegration = 20261122;

    private static readonly bool IsContinuousIntegration = Environment.GetEnvironmentVariable("CI") == "true";
    private static readonly int Count = IsContinuousIntegration ? 10_000 : 1_000;

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("SYMDIFF_SEED"), out var seed) ? seed
        : IsContinuousIntegration ? SeedOfContinuousIntegration : Random.Shared.Next(1_000_000_000);

    private static readonly Lazy<RandomProgram[]> Programs = new(() => [.. RandomProgram.Sequence(Seed, Count)]);

    private protected static Func<double[], double[]> Interpreted(Expr[] roots, string[] variables)
    {
        var function = Compiled.Spans(Compiled.Schedule(roots, variables), interpret: true);
        return point =>
        {
            var results = new double[roots.Length];
            function(point, results);
            return results;
        };
    }

    /// <summary>Value and gradient against the independent evaluator; the noise of rounding is allowed a hundredfold.</summary>
    private protected static IEnumerable<string> Differences(RandomProgram program, Func<double[], double[]> subject, bool isTextbook)
    {
        var reference = DualProgram.Parse(program.Text, isTextbook);
        for (var i = 0; i < program.Points.Count; i++)
        {
            var got = subject(program.At(i));
            for (var k = 0; k < got.Length; k++)
            {
                var variable = k == 0 ? null : program.Variables[k - 1];
                var want = reference.Run(program.Points[i], variable, null, null);
                if (Closeness.Agree(got[k], Part(want, variable), Tolerance)) continue;
                var noise = Noise(reference, program.Points[i], variable, want);
                if (!(Math.Abs(got[k] - Part(want, variable)) <= Math.Max(isTextbook ? TextbookFloor : Underflow, 100 * noise)))
                    yield return $"{variable ?? "value"} at point {i}: got {got[k]:R}, want {Part(want, variable):R}, noise {noise:E1}";
            }
        }
    }

    private static double Noise(DualProgram reference, Dictionary<string, double> at, string? variable, Dual want)
    {
        var spread = Enumerable.Range(1, NoiseRuns).Max(seed => Math.Abs(Part(reference.Run(at, variable, null, new(seed)), variable) - Part(want, variable)));
        return variable is null ? spread : Math.Max(spread, Math.BitIncrement(want.Paths) - want.Paths);
    }

    private static double Part(Dual result, string? variable) => variable is null ? result.Value : result.First;

    private protected void ForAll(Func<RandomProgram, IEnumerable<string>> problems)
    {
        output.WriteLine($"seed {Seed}, {Count} programs");
        var found = Programs.Value.SelectMany(program => problems(program).Take(1).Select(problem => $"{problem}\n    {program}")).Take(20).ToArray();
        Assert.True(found.Length == 0, $"seed {Seed}\n{string.Join('\n', found)}");
    }
}
