using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Compiling.Tests;

/// <summary>Masks of what is contracted next.</summary>
public class MaskFactorsTests
{
    [Theory]
    [InlineData("where(x > 0, A @ B, 0) @ B")]
    [InlineData("where(x > 0, 0, A') @ B")]
    [InlineData("A @ where(x > 0, B @ A, 0)'")]
    [InlineData("where(x > 0, A, 0) @ y")]
    [InlineData("einsum(\"bij,kj->bik\", where(x > 0, einsum(\"bi,il,lj->bij\", C, A, B), 0), B) @ where(x > 0, A, 0)'")]
    [InlineData("where(x > 0, where(y > 0, A, 0) @ B, 0) @ where(x > 0, B, 0)'")]
    public void They_are_multiplied_by(string text) => Check(text, isFactor: true);

    [Theory]
    [InlineData("where(x > 0, A @ B, 0)")]
    [InlineData("A @ where(x > 0, B @ A, 0)")]
    [InlineData("where(x > 0, exp(A), 0) @ B")]
    [InlineData("where(x > 0, A @ (1/B), 0) @ B")]
    [InlineData("where(C > 0, C @ A, 0) @ B")]
    [InlineData("T = where(x > 0, A @ B, 0); T @ T + T @ A")]
    [InlineData("sum(where(x > 0, A @ B, 0), axis=1)")]
    public void Others_stay(string text) => Check(text, isFactor: false);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(40)]
    public void Products_of_all_widths(int m) => Assert.Equal(0, Difference("where(x > 0, C @ B, 0) @ A", m, 11), 1e-13);

    [Fact]
    public void What_has_no_value_where_it_is_masked_is_masked()
    {
        var model = Model.Parse("param A[n,n], x[n]\nwhere(x > 0, A @ (1/A), 0) @ A");
        var at = new Dictionary<string, Tensor> { ["A"] = Tensor.Over([2, 2], [0, 0, 0, 0]), ["x"] = Tensor.Vector(-1, -1) };
        Assert.Equal([0, 0, 0, 0], model.Compile(model.Output).Evaluate(at)[0].Values.ToArray());
    }

    private static void Check(string text, bool isFactor)
    {
        var output = Parse(text).Output;
        var seen = MaskFactors.Apply(output)[0];
        if (!isFactor) Assert.Same(output, seen);
        else Assert.True(MaskedMatrices(seen) < MaskedMatrices(output));
        foreach (var n in new[] { 1, 4 }) Assert.Equal(0, Difference(text, 3, n), 1e-13);
    }

    private static int MaskedMatrices(Expr value) => Traversal.PostOrder(value).Count(node => node.Op == Selection.Where && node.Shape.Rank > 1);

    /// <summary>The largest difference between both ways.</summary>
    private static double Difference(string text, int m, int n)
    {
        var (model, random) = (Parse(text), new Random(m + n));
        var at = model.Parameters.ToDictionary(name => name, name => Tensors.Random(random, [.. model[name].Shape.Axes.ToArray().Select(axis => axis.Name == "m" ? m : n)]));
        Expr[] inputs = [.. model.Parameters.Select(name => model[name])];
        var expected = TensorFunction.OfMachineForm([model.Output], inputs).Evaluate(at)[0].Values.ToArray();
        var seen = TensorFunction.OfMachineForm(MaskFactors.Apply(model.Output), inputs).Evaluate(at)[0].Values.ToArray();
        return expected.Zip(seen, (x, y) => Math.Abs(x - y) / Math.Max(1, Math.Abs(x))).Max();
    }

    private static Model Parse(string text) => Model.Parse("param A[n,n], B[n,n], C[m,n], x[n], y[n]\n" + text);
}
