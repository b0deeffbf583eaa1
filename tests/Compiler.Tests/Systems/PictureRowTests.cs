using SymDiff.Printing;
using SymDiff.Simplification;
using SymDiff.Support;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>G2 and G3: drawings of functions with their gradients, by row name; read by the programs that draw them, and with no label above another.</summary>
public class PictureRowTests
{
    private const string Weights = "v0,v1,v2,v3,a0,a1,a2,b0,b1,b2,c0,c1,c2";

    /// <summary>Row, variables, program.</summary>
    public static TheoryData<string, string, string> Rows => new()
    {
        { "B6", "W,b", "opaque phi(1)\ninput x[n], y\nparam W[h,n], b[h]\nf = (y - sum(phi(W @ x + b)))^2" },
        { "E2 in vectors", "W,b,v,c", "input X[m,n], y[m]\nparam W[h,n], b[h], v[h], c\nZ = sigmoid(X @ W' + b)\nyhat = Z @ v + c\nE = sum((yhat - y)^2)" },
        { "one layer", "W,b", "input x[n], y[m]\nparam W[m,n], b[m]\nz = sigmoid(W @ x + b)\nE = sum((z - y)^2)/2" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task G2_is_drawn_as_recorded(string row, string wrt, string text)
    {
        var drawing = Drawing(text, wrt);
        Assert.All(drawing.Edges, edge => Assert.True(edge.From < edge.To));
        await Verifier.Verify($"{DotPicture.Of(drawing)}\n\n{MermaidPicture.Of(drawing)}").UseParameters(row);
    }

    /// <summary>Three units at three examples are nine sigmoids, which the gradient reads and does not draw again.</summary>
    [Fact]
    public void G2_what_the_gradient_shares_with_the_function_is_drawn_once() =>
        Assert.Equal(9, Drawing(HiddenUnits.Program, Weights).Vertices.Count(vertex => vertex.Label == "sigmoid"));

    [RequiresFact("dot", "-V")]
    public void G2_no_label_covers_another()
    {
        foreach (var drawing in Rows.Select(row => Drawing((string)row[2], (string)row[1])).Append(Drawing(HiddenUnits.Program, Weights)))
        {
            var labels = PictureLabel.Of(Requirement.Run("dot", DotPicture.Of(drawing), "-Tjson")!);
            Assert.True(labels.Count >= drawing.Vertices.Count);
            foreach (var (place, label) in labels.Index())
                Assert.All(labels.Take(place), earlier => Assert.False(label.Covers(earlier), $"{label} and {earlier}"));
        }
    }

    [RequiresFact("dot", "-V")]
    public void Graphviz_accepts_the_drawing_of_every_row()
    {
        var drawings = Everything().Select(DotPicture.Of).ToList();
        var drawn = Requirement.Run("dot", string.Join('\n', drawings), "-Tcanon");
        Assert.Equal(drawings.Count, drawn?.Split("digraph").Length - 1);
    }

    [MermaidFact]
    public void Mermaid_accepts_the_drawing_of_every_row() => Assert.All(Mermaid.Errors([.. Everything().Select(MermaidPicture.Of)]), Assert.Null);

    /// <summary>All rows, and where the outside material is, a sample of its formulas.</summary>
    private static IEnumerable<ComputationGraph> Everything()
    {
        const int sample = 12;
        foreach (var row in DerivationRowTests.Rows.Concat(Rows)) yield return Drawing((string)row[2], (string)row[1]);
        if (CorpusFolder.MissingReason is not null) yield break;
        foreach (var (place, item) in Corpus.Feynman().Concat<CorpusItem>(Corpus.Derivatives()).Concat(Corpus.Hard()).Index())
            if (place % sample == 0) yield return Drawing(item.Expr, string.Join(',', item.Vars));
    }

    private static ComputationGraph Drawing(string text, string wrt)
    {
        var model = Model.Parse(text);
        string[] names = wrt.Split(',');
        var gradient = Derivatives.Jacobian(model.Output, [.. names.Select(model.Variable)]).Roots;
        return ComputationGraph.Beside((model.OutputName ?? "value", model.Output), [.. names.Zip(gradient, (name, value) => ("d" + name, value))], PrintOptions.Text.Naming(model).Names, SimplifyOptions.Default);
    }
}
