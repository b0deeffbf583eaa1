using SymDiff.Compiling.Tests;
using SymDiff.Simplification;
using SymDiff.Support;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>E7: feed-forward networks of any depth and activation, against back-propagation through layers written with loops.</summary>
public class LayerRowTests
{
    private const int Deepest = 8;

    public static TheoryData<int, string> Networks => Of(LayeredNetwork.Activations);

    public static TheoryData<int, string> Smooth => Of(LayeredNetwork.Activations.Where(activation => activation != "relu"));

    [Theory]
    [MemberData(nameof(Networks))]
    public void E7_the_gradient_is_that_of_the_textbooks_algorithm(int layers, string activation)
    {
        var network = new LayeredNetwork(layers, activation);
        var model = Model.Parse(network.Text);
        string[] parameters = [.. model.Parameters];
        var at = network.Sample(new Random(layers));
        var (seen, expected) = (model.CompileValueAndGradient("E", parameters).Evaluate(at), network.BackPropagate(at));
        Kernels.Close([expected.Error], seen[0].Values, 1e-12);
        for (var i = 0; i < parameters.Length; i++) Kernels.Close(expected.Gradient[parameters[i]], seen[i + 1].Values, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void E7_what_is_printed_has_the_same_values(int layers, string activation)
    {
        var network = new LayeredNetwork(layers, activation);
        var model = Model.Parse(network.Text);
        var (at, gradient) = (network.Sample(new Random(layers)), model.Output.Gradient([.. model.Parameters]));
        var (seen, expected) = (model.Compile([.. gradient.Values]).Evaluate(at), network.BackPropagate(at));
        foreach (var (name, value) in gradient.Keys.Zip(seen)) Kernels.Close(expected.Gradient[name], value.Values, 1e-12);
    }

    /// <summary>In each layer db is g*sigma'(a), and dW its outer product with what the layer before gave: proved where the activation has no kink.</summary>
    [Theory]
    [MemberData(nameof(Smooth))]
    public void E7_the_gradient_goes_from_layer_to_layer(int layers, string activation)
    {
        var model = Model.Parse(new LayeredNetwork(layers, activation).Text);
        var gradient = model.Output.Gradient([.. model.Parameters]);
        for (var layer = 1; layer <= layers; layer++)
        {
            var before = layer == 1 ? model["x"] : model[$"h{layer - 1}"];
            var product = Expr.Parse("outer(db, h)", new() { Declarations = [$"db{gradient[$"b{layer}"].Shape}, h{before.Shape}"] })
                .Substitute(new Dictionary<string, Expr> { ["db"] = gradient[$"b{layer}"], ["h"] = before });
            Assert.Equal(Verdict.Equal, gradient[$"W{layer}"].CompareWith(product).Verdict);
        }
    }

    /// <summary>Each layer more costs the same number of operations, for the machine and for people.</summary>
    [Theory]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    [InlineData("relu")]
    public void E7_the_gradient_grows_by_the_same_for_every_layer(string activation)
    {
        int[] sizes = [.. Enumerable.Range(1, Deepest).Select(layers => Size(Model.Parse(new LayeredNetwork(layers, activation).Text)))];
        int[] growth = [.. sizes.Skip(2).Zip(sizes.Skip(1), (next, previous) => next - previous)];
        Assert.True(growth.Distinct().Count() == 1, string.Join(", ", sizes));

        static int Size(Model model) => Traversal.PostOrder(Derivatives.Gradient(model.Output, [.. model.Parameters.Select(model.Variable)]).Roots).Count;
    }

    [Fact]
    public async Task E7_four_layers_print_as_the_algorithm_runs()
    {
        var model = Model.Parse(new LayeredNetwork(4, "tanh").Text);
        await Verifier.Verify(string.Join('\n', model.Output.Gradient([.. model.Parameters]).Select(part => $"d{part.Key} = {part.Value}")));
    }

    private static TheoryData<int, string> Of(IEnumerable<string> activations)
    {
        var data = new TheoryData<int, string>();
        for (var layers = 1; layers <= Deepest; layers++)
            foreach (var activation in activations) data.Add(layers, activation);
        return data;
    }
}
