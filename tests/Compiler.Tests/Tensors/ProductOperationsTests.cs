using SymDiff.Compiler.Tests.Systems;
using SymDiff.Differentiation;
using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>What is done with products after they have their form takes fewer operations, or as many, whatever the sizes.</summary>
public class ProductOperationsTests(ITestOutputHelper output)
{
    private const int MostNodes = 3_000;

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "examples"), "*.sym").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string, int, bool> Networks
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var activation in LayeredNetwork.Activations)
                foreach (var layers in new[] { 2, 5 })
                    foreach (var isSquare in new[] { false, true }) data.Add(activation, layers, isSquare);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_take_no_more(string name) => Check(Model.Load(Path.Combine(RepositoryFolder.Path, "examples", name)));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Networks_take_no_more(string activation, int layers, bool isSquare)
    {
        var text = new LayeredNetwork(layers, activation).Text;
        for (var k = 0; isSquare && k <= layers; k++) text = text.Replace($"n{k}", "n", StringComparison.Ordinal);
        Check(Model.Parse(text));
    }

    private void Check(Model model)
    {
        Expr[] wrt = [.. model.Parameters.Select(name => model[name]).Where(parameter => parameter.Shape.Rank > 0)];
        if (wrt.Length == 0 || model.Output.Shape.Rank > 0) return;
        var gradient = Differentiator.Gradient(Pipelines.Stabilize(SimplifyOptions.Default, model.Output)[0], wrt);
        foreach (var roots in new[] { gradient, [Jacobians.Of(gradient[0], [wrt[0]])[0]], [.. gradient.SelectMany(slope => Jacobians.Of(slope, wrt))] })
            if (Traversal.PostOrder(roots).Count <= MostNodes) Check(ProductForm.Apply(roots));
    }

    private void Check(Expr[] before)
    {
        var after = MaskFactors.Apply(MirroredProducts.Apply(before));
        if (after.AsSpan().SequenceEqual(before)) return;
        string[] names = [.. Traversal.PostOrder(before).Where(node => node.VariableName is not null).SelectMany(node => node.Shape.Axes.ToArray()).SelectMany(axis => axis.Names).Distinct()];
        var random = new Random(5);
        for (var sample = 0; sample < 10; sample++)
        {
            var sizes = names.ToDictionary(name => name, _ => (long)(sample == 0 ? 10 : random.Next(2, 30)));
            var (expected, seen) = (Operations(before), Operations(after));
            output.WriteLine($"{string.Join(", ", sizes.Select(size => $"{size.Key} = {size.Value}"))}: {expected:N0}, {seen:N0}");
            Assert.True(seen <= expected, $"{seen} operations instead of {expected}");

            double Operations(Expr[] roots) => new CallPlan(roots, sizes, Limits.Default).Operations;
        }
    }
}
