using SymDiff.Differentiation;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Random programs: what must hold for every one of them. A seed that is printed gives the same programs again, by SYMDIFF_SEED.</summary>
public class RandomProgramTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-11;
    private const int NoiseRuns = 4;

    private static readonly int Count = Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 1_000;

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("SYMDIFF_SEED"), out var seed) ? seed : Random.Shared.Next(1_000_000_000);

    [Fact]
    public void Compiled_code_and_interpreter_agree_to_the_bit() => ForAll(program =>
    {
        var subject = new Subject(Expr.Parse(program.Text), program.Variables, withHessian: false);
        return from i in Enumerable.Range(0, program.Points.Count)
               where !subject.AgreesWithInterpreter(program.At(i))
               select "compiled and interpreted bits differ";
    });

    [Fact]
    public void The_reverse_sweep_agrees_with_forward_differentiation() => ForAll(program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] wrt = [.. program.Variables.Select(name => Expr.Variable(name))];
        return Differences(program, Interpreted([expression, .. Differentiator.Gradient(expression, wrt)], program.Variables), isTextbook: true);
    });

    [Fact]
    public void Compiled_gradients_agree_with_forward_differentiation() => ForAll(program =>
        Differences(program, new Subject(Expr.Parse(program.Text), program.Variables, withHessian: false).At, isTextbook: false));

    [Fact]
    public void Printed_text_reads_back_as_the_same_node() => ForAll(program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] nodes = [expression, .. program.Variables.Select(name => expression.Derivative(name))];
        return from node in nodes
               where !ReferenceEquals(node, Expr.Parse(node.ToString()))
               select $"does not read back: {node}";
    });

    [Fact]
    public void Simplifying_twice_is_simplifying_once() => ForAll(program =>
    {
        var once = Expr.Parse(program.Text).Simplify();
        return ReferenceEquals(once, once.Simplify()) ? [] : [$"{once} becomes {once.Simplify()}"];
    });

    [Fact]
    public void Simplified_values_and_derivatives_are_those_of_the_original() => ForAll(program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] people = [expression.Simplify(), .. program.Variables.Select(name => expression.Derivative(name))];
        return Differences(program, Interpreted(people, program.Variables), isTextbook: true);
    });

    private static Func<double[], double[]> Interpreted(Expr[] roots, string[] variables)
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
    private static IEnumerable<string> Differences(RandomProgram program, Func<double[], double[]> subject, bool isTextbook)
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
                if (!(Math.Abs(got[k] - Part(want, variable)) <= 100 * noise))
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

    private void ForAll(Func<RandomProgram, IEnumerable<string>> problems)
    {
        output.WriteLine($"seed {Seed}, {Count} programs");
        var found = RandomProgram.Sequence(Seed, Count).SelectMany(program => problems(program).Take(1).Select(problem => $"{problem}\n    {program}")).Take(20).ToArray();
        Assert.True(found.Length == 0, $"seed {Seed}\n{string.Join('\n', found)}");
    }
}
