using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Runs a property over random programs. The seed is printed; SYMDIFF_SEED gives the same programs again, as .ci/run does.</summary>
public abstract class RandomProgramProperties(ITestOutputHelper output)
{
    private const double Tolerance = 1e-11;

    // an intermediate result below 2e-308 has lost its digits, and may have been multiplied by 1e8 since
    private const double Underflow = 1e-300;

    // what cancels to 0 as written, as in x - x, is left as a rounding of numbers of order 1 by the form that people read
    private const double TextbookFloor = 1e-14;

    private static readonly int Count = Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 1_000;

    private static int Seed { get; } = Seeds.Next();

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
                var want = reference.Run(program.Points[i], variable, null, null).Part(variable, null);
                if (Closeness.Agree(got[k], want, Tolerance)) continue;
                var noise = RoundingNoise.Of(reference, program.Points[i], variable, null);
                if (!(Math.Abs(got[k] - want) <= Math.Max(isTextbook ? TextbookFloor : Underflow, 100 * noise)))
                    yield return $"{variable ?? "value"} at point {i}: got {got[k]:R}, want {want:R}, noise {noise:E1}";
            }
        }
    }

    private protected void ForAll(Func<RandomProgram, IEnumerable<string>> problems) => ForSome(1, problems);

    /// <summary>One in so many of all programs.</summary>
    private protected void ForSome(int part, Func<RandomProgram, IEnumerable<string>> problems)
    {
        output.WriteLine($"seed {Seed}, {Count / part} programs");
        var found = Programs.Value.Take(Count / part).SelectMany(program => problems(program).Take(1).Select(problem => $"{problem}\n    {program}")).Take(20).ToArray();
        Assert.True(found.Length == 0, $"seed {Seed}\n{string.Join('\n', found)}");
    }
}
