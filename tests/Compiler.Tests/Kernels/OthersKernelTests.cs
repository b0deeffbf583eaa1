namespace SymDiff.Compiling.Tests;

/// <summary>The gradient of a product of entries, which for each entry needs the product of the others.</summary>
public class OthersKernelTests
{
    [Theory]
    [InlineData("prod(X)")]
    [InlineData("sum(prod(X, axis=0))")]
    [InlineData("sum(prod(X, axis=1))")]
    [InlineData("sum(prod(X, axis=2))")]
    [InlineData("sum(prod(X, axis=[0, 2]))")]
    public void Each_entry_has_the_product_of_the_others(string text)
    {
        var model = Model.Parse($"param X[m,n,k]\n{text}");
        int[] lengths = [3, 4, 2];
        var axes = text switch { "prod(X)" => [0, 1, 2], _ when text.Contains("[0, 2]", StringComparison.Ordinal) => new[] { 0, 2 }, _ => [text[17] - '0'] };
        var random = new Random(7);
        for (var zeros = 0; zeros < 3; zeros++)
        {
            double[] x = [.. Enumerable.Range(0, 24).Select(place => place < 2 * zeros && place % 2 == 0 ? 0 : Math.Round((2 * random.NextDouble()) - 1, 2) + 1.5)];
            Expr[] roots = MachineGraphs.TensorValueAndGradient(model.Output, [model["X"]]);
            var function = TensorFunction.OfMachineForm(roots, [model["X"]]);
            var single = new float[24];
            using var workspace = function.CreateWorkspace();
            using var narrow = function.CreateWorkspace<float>();
            double[] value = new double[1], gradient = new double[24];
            workspace.In("X", x, 3, 4, 2).Out(0, value).Out(1, gradient).Run();
            narrow.In("X", Array.ConvertAll(x, entry => (float)entry), 3, 4, 2).Out(0, new float[1]).Out(1, single).Run();
            for (var place = 0; place < x.Length; place++)
            {
                var want = Enumerable.Range(0, 24).Where(other => other != place && IsInGroup(other, place)).Aggregate(1.0, (product, other) => product * x[other]);
                Assert.Equal(want, gradient[place], 1e-13 * Math.Abs(want));
                Assert.Equal(want, single[place], 1e-5 * Math.Abs(want));
            }
        }

        bool IsInGroup(int a, int b) => Extents.IndexOf(a, lengths).Zip(Extents.IndexOf(b, lengths)).Index().All(axis => axes.Contains(axis.Index) || axis.Item.First == axis.Item.Second);
    }

    [Theory]
    [InlineData(new[] { 0, 2, 1e200, 1e200 }, new[] { double.PositiveInfinity, 0, 0, 0 })]
    [InlineData(new[] { 1e200, 1e200, 1e-300 }, new[] { 1e-100, 1e-100, double.PositiveInfinity })]
    [InlineData(new[] { 0, 2, double.PositiveInfinity }, new[] { double.PositiveInfinity, double.NaN, 0 })]
    [InlineData(new[] { double.NaN, 2, 3 }, new[] { 6, double.NaN, double.NaN })]
    [InlineData(new[] { 5.0 }, new[] { 1.0 })]
    public void Zeros_and_infinities_multiply_as_one_after_the_other(double[] x, double[] want) =>
        Assert.Equal(want, MachineGraphs.TensorValueAndGradient(Model.Parse("param x[n]\nprod(x)").Output, [Expr.Variable("x", Shape.Of("n"))])[1].Evaluate(new Dictionary<string, Tensor> { ["x"] = x }).Values.ToArray());
}
