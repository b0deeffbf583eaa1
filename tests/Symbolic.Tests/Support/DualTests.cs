using SymDiff.Support;

namespace SymDiff.Tests.Support;

public class DualTests
{
    [CorporaFact]
    public void Values_and_derivatives_agree_with_the_outside_references()
    {
        CorpusItem[] items = [.. Corpus.Feynman(), .. Corpus.Derivatives(), .. Corpus.Optimization()];
        string[] failures = [.. items.SelectMany(item => item.Points.SelectMany(point => Failures(item, point)))];
        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    // central differences of the value and of the first derivative, each on its own scale
    [Fact]
    public void Every_row_of_the_tables_agrees_with_differences()
    {
        foreach (var (name, row) in UnaryTable.Rows.Where(row => row.Key != "stop_gradient"))
        {
            var x = name switch { "acosh" => 1.37, "log1mexp" => -0.63, _ => 0.63 };
            Assert.Equal((row(x + 1e-5).Value - row(x - 1e-5).Value) / 2e-5, row(x).Slope, 1e-8);
            Assert.Equal((row(x + 1e-5).Slope - row(x - 1e-5).Slope) / 2e-5, row(x).Curvature, 1e-7);
        }
        foreach (var (name, row) in BinaryTable.Rows)
        {
            var (x, y, h) = (name == "polygamma" ? 1 : 1.73, 0.61, 1e-5);
            if (name != "polygamma")
            {
                Assert.Equal((row(x + h, y).Value - row(x - h, y).Value) / (2 * h), row(x, y).X, 1e-8);
                Assert.Equal((row(x + h, y).X - row(x - h, y).X) / (2 * h), row(x, y).XX, 1e-7);
                Assert.Equal((row(x + h, y).Y - row(x - h, y).Y) / (2 * h), row(x, y).XY, 1e-7);
            }
            Assert.Equal((row(x, y + h).Value - row(x, y - h).Value) / (2 * h), row(x, y).Y, 1e-7);
            Assert.Equal((row(x, y + h).Y - row(x, y - h).Y) / (2 * h), row(x, y).YY, 1e-6);
        }
    }

    // DLMF tables and sympy at 25 digits
    [Theory]
    [InlineData("expm1(x)", 1e-10, 1.00000000005000000000167e-10)]
    [InlineData("log1p(x)", -1e-9, -1.0000000005000000003333e-9)]
    [InlineData("erf(x)", 0.5, 0.5204998778130465376827466538919645)]
    [InlineData("erfc(x)", 0.75, 0.288844366346484868401062165409)]
    [InlineData("erfc(x)", 5, 1.5374597944280348501883434853833788e-12)]
    [InlineData("erfc(x)", 26, 5.663192408856142846475727896926092e-296)]
    [InlineData("lgamma(x)", 0.5, 0.5723649429247000870717136756765293)]
    [InlineData("lgamma(x)", 1.0001, -5.77133422204712680051810423314e-5)]
    [InlineData("lgamma(x)", 3.75, 1.48681557859341705554058180144)]
    [InlineData("lgamma(x)", 100, 359.1342053695753987760440104602870)]
    [InlineData("digamma(x)", 1, -0.5772156649015328606065120900824024)]
    [InlineData("polygamma(1, x)", 0.5, 4.934802200544679309417245499938076)]
    [InlineData("polygamma(2, x)", 1, -2.404113806319188570799476323022900)]
    public void Special_functions_have_their_tabulated_values(string text, double x, double expected) =>
        Assert.True(Closeness.Agree(DualProgram.Parse(text).Value(new Dictionary<string, double> { ["x"] = x }), expected, 1e-13), $"{DualProgram.Parse(text).Value(new Dictionary<string, double> { ["x"] = x }):R}");

    [Theory]
    [InlineData("relu(x)", 0, 0)]
    [InlineData("abs(x)", 0, 0)]
    [InlineData("max(x, 2*x)", 0, 1)]
    [InlineData("min(x, 2*x)", 0, 1)]
    [InlineData("x^0", 0, 0)]
    [InlineData("hypot(x, 0)", 0, 0)]
    [InlineData("where(x > 0, log(x), 0)", -1, 0)]
    [InlineData("max(0, sqrt(x) - 1)", 0, 0)]
    [InlineData("a = x^2; f(t) = t*a; f(x)", 2, 12)]
    public void Kinks_and_definitions_follow_the_language(string text, double x, double slope) =>
        Assert.Equal([slope], DualProgram.Parse(text).Gradient(new Dictionary<string, double> { ["x"] = x }, ["x"]));

    private static IEnumerable<string> Failures(CorpusItem item, CorpusPoint point)
    {
        var yardstick = new Yardstick(item, point);
        if (!yardstick.Exists) return [];
        var checks = new List<(string? First, string? Second, Figure Want)> { (null, null, point.F!.Value) };
        checks.AddRange(point.Grad!.Select(pair => ((string?)pair.Key, (string?)null, pair.Value)));
        checks.AddRange((point.Hess ?? []).Select(pair => ((string?)pair.Key.Split(',')[0], (string?)pair.Key.Split(',')[1], pair.Value)));
        return from check in checks
               let got = yardstick.Reference(check.First, check.Second)
               where !yardstick.Accepts(got, check.Want.Value, check.First, check.Second)
               select $"{item.Id} {item.Expr} {check.First} {check.Second}: got {got:R}, want {check.Want}, error {Closeness.RelativeError(got, check.Want.Value):E1}";
    }
}
