using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// Derivations of the worked systems, pinned as text by row name. The same test checks every step: of numbers with many digits, of tensors entry by entry at random sizes; and that no
/// step comes before what it needs.
/// </summary>
public class DerivationRowTests
{
    /// <summary>A model with more products in its gradient than KaTeX would expand thin spaces.</summary>
    private static readonly string Chain = "a0 = x^2\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"a{i} = sin(a{i - 1}*x) + a{i - 1}"));

    private const int LinesOfAScreen = 24;
    private const int MostRounds = 12;
    private const int FewestRounds = 2;

    /// <summary>Rows that no other table has.</summary>
    private static readonly (string Row, string Wrt, string Text)[] More =
    [
        ("A4 direct", "x", "tanh(x)"),
        ("A9", "x", "tanh(x/2)/2 + 1/2"),
        ("B1", "x", "opaque l(2), g(1), h(1)\nl(g(x), h(x))"),
        ("B2", "x", "opaque l(2), g(1), h(1)\ngrad(l(g(x), h(x)), x)"),
        ("B3", "w", "opaque f(3), g1(1), g2(1), g3(1)\nf(g1(w), g2(w), g3(w))"),
        ("B7", "w", "opaque f(1)\nx = f(w)\ny = f(x)\nz = f(y)"),
        ("C6 shift", "x,c", "input x[n], c\nsoftmax(x + c)"),
        ("C6 of two", "x1,x2", "input x1, x2\nsoftmax([x1, x2])"),
        ("C12 vector to number", "x", "input x[n], w[n]\nsigmoid(w @ x)"),
        ("C12 vector to vector", "x", "input A[m,n], x[n]\nA @ x"),
        ("C12 matrix to number", "A", "input A[m,n], u[m], v[n]\nu @ A @ v"),
        ("C14", "b,w1,w2", "b + w1*x1 + w2*x2"),
        ("D4", "w", "input X[m,n], y[m]\nparam w[n]\nassume y >= 0, 1 - y >= 0\np = sigmoid(X @ w)\nE = -sum(log(p^y*(1 - p)^(1 - y)))"),
    ];

    /// <summary>Row, variables, program.</summary>
    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var row in RowTests.Rows) rows.Add((string)row[0], (string)row[2], (string)row[1]);
            foreach (var row in TensorRowTests.Rows.Concat(OpaqueTensorRowTests.Rows)) rows.Add((string)row[0], (string)row[1], (string)row[2]);
            foreach (var (row, wrt, text) in More) rows.Add(row, wrt, text);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_step_holds_and_the_text_is_as_recorded(string row, string wrt, string text)
    {
        var derivation = Explain(Model.Parse(text), wrt);
        CheckOrder(derivation);
        CheckSteps(row, derivation);
        new DerivationTextCheck(text, derivation).Holds(Point(row, derivation, seed: 1));
        await Verifier.Verify($"{text}\n\n{derivation}").UseParameters(row);
    }

    [KatexFact]
    public void Every_formula_is_well_formed()
    {
        var derivations = Rows.Select(row => Explain(Model.Parse((string)row[2]), (string)row[1])).Append(Explain(Model.Parse(Chain), "x")).ToList();
        string[] formulas = [.. derivations.Select(derivation => derivation.ToString(DerivationFormat.Latex)), .. derivations.SelectMany(derivation => Formulas(derivation.ToString(DerivationFormat.Markdown)))];
        Assert.All(formulas.Zip(Katex.Errors(formulas)), pair => Assert.True(pair.Second is null, $"{pair.Second}: {pair.First}"));
    }

    [MermaidFact]
    public void Markdown_leaves_every_formula_alone()
    {
        string[] documents = [.. Rows.Select(row => Explain(Model.Parse((string)row[2]), (string)row[1]).ToString(DerivationFormat.Markdown))];
        Assert.All(Markdown.Errors(documents), Assert.Null);
    }

    [Fact]
    public void A1_fits_on_one_screen() => Assert.True(Explain(Model.Parse("sigmoid(w*x)"), "w").ToString().Split('\n').Length <= LinesOfAScreen);

    /// <summary>The checks find a wrong step, whichever it is.</summary>
    [Theory]
    [InlineData("w", "exp(log(sigmoid(w*x)))")]
    [InlineData("theta", "input X[m,n], y[m], theta[n]\nE = sum(log(1/(1 + exp(-X @ theta)))*y)")]
    public void A_wrong_step_is_found(string wrt, string text)
    {
        var right = Explain(Model.Parse(text), wrt);
        CheckSteps(text, right);
        foreach (var wrong in WrongSteps.Of(right)) Assert.ThrowsAny<Exception>(() => CheckSteps(text, wrong));
    }

    /// <summary>E7: forward over the graph, the table of gradients, forward and backward through the layers.</summary>
    [Fact]
    public async Task E7_the_steps_are_those_of_the_four_algorithms()
    {
        var model = Model.Parse(new LayeredNetwork(3, "sigmoid").Text);
        var derivation = Explain(model, string.Join(',', model.Parameters));
        CheckOrder(derivation);
        CheckSteps("E7", derivation);
        await Verifier.Verify($"{model.Text}\n{derivation}");
    }

    /// <summary>What stands between dollar signs.</summary>
    private static IEnumerable<string> Formulas(string markdown)
    {
        var parts = markdown.Replace("$$", "$", StringComparison.Ordinal).Split('$');
        Assert.True(parts.Length % 2 == 1, markdown);
        return parts.Where((_, place) => place % 2 == 1);
    }

    private static Derivation Explain(Model model, string wrt) =>
        model.OutputName is { } name ? model.Explain(name, wrt.Split(',')) : model.Output.Explain(wrt.Split(','));

    /// <summary>G3: forward and back, nothing is evaluated before what it needs.</summary>
    private static void CheckOrder(Derivation derivation)
    {
        var done = new HashSet<Expr>();
        foreach (var node in derivation.Forward)
        {
            Assert.All(node.ArgList, arg => Assert.True(arg.Args.IsEmpty || done.Contains(arg), $"{arg} after {node}"));
            Assert.True(done.Add(node));
        }
        done.Clear();
        foreach (var step in derivation.Reverse)
        {
            Assert.All(step.Contributions, part => Assert.Contains(part.User, done));
            Assert.True(done.Add(step.Node));
        }
    }

    private static void CheckSteps(string row, Derivation derivation)
    {
        if (ScalarDerivationCheck.Applies(derivation) && MpfrLibrary.IsPresent)
        {
            ScalarDerivationCheck.Holds(derivation);
            return;
        }
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        object[] steps = [.. derivation.Reverse.SelectMany(step => step.Contributions), .. derivation.Recognized, .. derivation.Rewrites, .. derivation.Results];
        for (var seed = 1; seed <= FewestRounds || (seed <= MostRounds && !steps.All(seen.Contains)); seed++) new TensorDerivationCheck(Point(row, derivation, seed)).Holds(derivation, seen);
        Assert.All(steps, step => Assert.True(seen.Contains(step), $"{step} has no value at any point"));
    }

    private static TensorReference Point(string row, Derivation derivation, int seed)
    {
        var whole = new TensorCase(row, derivation.Forward[^1]) { Functions = derivation.Forward.All(node => node.Shape.Rank == 0) ? NamedFunctions.OfNumbers : OpaqueTensorRowTests.Functions };
        return whole.Sample(seed, [.. derivation.Reverse.Select(step => step.Node).Where(node => node.Args.IsEmpty && !whole.Variables.Contains(node))]);
    }
}
