using System.Xml.Linq;
using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Drawings: pinned as text, and read by the programs that they are for.</summary>
public class DrawCommandTests
{
    private static readonly string[] Network = ["input x[n], y; param W[h,n], b[h], v[h]; z = sigmoid(W @ x + b); E = (v @ z - y)^2/2", "--wrt", "W,b,v"];

    /// <summary>The rows of the systems that are to be drawn, and what is hard to quote.</summary>
    private static readonly string[][] Lines =
    [
        ["sigmoid(w*x)", "--wrt", "w"],
        ["(y - sum(phi(W @ x + b)))^2", "--declare", "W[m,n], x[n], b[m], y", "--opaque", "phi(1)", "--wrt", "W,x"], // B6
        ["yhat = v0 + v1*sigmoid(a + b*x); E = (yhat - y)^2/2", "--wrt", "v0,v1,a,b"], // E2 with one hidden unit
        Network,
        ["where(x > 0 and x < 1, [x, -x] @ [1, 2], max(x, 0)) + x[0]*0", "--declare", "x[2]"],
        ["einsum(\"ij,jk->ik\", A, A)", "--declare", "A[n,n]", "--wrt", "A"],
        ["2"],
    ];

    [Theory]
    [InlineData("text")]
    [InlineData("dot")]
    [InlineData("mermaid")]
    public async Task Drawings_are_as_recorded(string format) =>
        await Verifier.Verify(string.Join('\n', Lines.Select(line => CommandLine.Session(["graph", .. line, "--format", format])))).UseParameters(format);

    [RequiresFact("dot", "-V")]
    public void Graphviz_draws_all()
    {
        foreach (var line in Lines)
        {
            var picture = XDocument.Parse(CommandLine.Result(["graph", .. line, "--format", "svg"]));
            var drawn = picture.Descendants().Count(element => (string?)element.Attribute("class") == "node");
            Assert.Equal(CommandLine.Result(["graph", .. line, "--format", "dot"]).Split('\n').Count(text => text.Contains("shape=")), drawn);
        }
    }

    [MermaidFact]
    public void Mermaid_reads_all() => Assert.All(Mermaid.Errors([.. Lines.Select(line => CommandLine.Result(["graph", .. line, "--format", "mermaid"]))]), Assert.Null);

    [Fact]
    public void Nothing_is_evaluated_before_what_it_needs() => Assert.All(Lines, line =>
    {
        var edges = CommandLine.Result(["graph", .. line, "--format", "mermaid"]).Split('\n').Where(text => text.Contains("-->")).Select(Ends).ToList();
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.True(edge.From < edge.To));
    });

    private static (int From, int To) Ends(string edge) => edge.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var from, .., var to] ? (int.Parse(from[1..]), int.Parse(to[1..])) : default;
}
