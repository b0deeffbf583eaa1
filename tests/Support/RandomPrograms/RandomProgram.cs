using System.Globalization;

namespace SymDiff.Support;

/// <summary>
/// A random scalar program, the same for the same seed: definitions and macros, then an expression over all elementwise functions, and points at which
/// the value and all first and second derivatives are finite and of moderate size.
/// </summary>
internal sealed record RandomProgram(int Seed, string Text, string[] Variables, IReadOnlyList<Dictionary<string, double>> Points)
{
    private const int Attempts = 12;
    private const double Largest = 1e8;

    /// <summary>Programs of consecutive seeds.</summary>
    public static IEnumerable<RandomProgram> Sequence(int seed, int count) => Enumerable.Range(seed, count).Select(Create);

    /// <summary>The program of a seed; texts that are nowhere smooth are passed over.</summary>
    public static RandomProgram Create(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            var writer = new ProgramWriter(random);
            var text = writer.Program();
            var reference = DualProgram.Parse(text);
            Dictionary<string, double>[] points = [.. Enumerable.Range(0, Attempts).Select(_ => Point(random, writer.Variables)).Where(at => IsSmooth(reference, at)).Take(2)];
            if (points.Length > 0) return new(seed, text, writer.Variables, points);
        }
    }

    /// <summary>The point in the order of the variables.</summary>
    public double[] At(int index) => [.. Variables.Select(name => Points[index][name])];

    public override string ToString()
    {
        var points = Points.Select(at => string.Join(", ", at.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Key}={item.Value:R}"))));
        return $"seed {Seed}: {Text.ReplaceLineEndings("; ")}  at {string.Join(" | ", points)}";
    }

    private static Dictionary<string, double> Point(Random random, string[] variables) => variables.ToDictionary(name => name, _ => 5 * random.NextDouble() - 2.5);

    private static bool IsSmooth(DualProgram reference, Dictionary<string, double> at) =>
        at.Keys.All(first => at.Keys.Where(second => string.CompareOrdinal(second, first) >= 0).All(second => IsModerate(reference.Run(at, first, second, null))));

    private static bool IsModerate(Dual value) => Math.Abs(value.Value) < Largest && Math.Abs(value.First) < Largest && Math.Abs(value.Mixed) < Largest;
}
