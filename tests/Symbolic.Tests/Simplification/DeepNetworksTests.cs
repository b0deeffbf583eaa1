namespace SymDiff.Tests.Simplification;

/// <summary>Networks of many layers: their derivatives grow with the number of layers, not with the number of ways through them.</summary>
public class DeepNetworksTests
{
    private const int Few = 20, Many = 40;

    /// <summary>A step that doubled the terms with every layer would never end.</summary>
    [Theory(Timeout = 60_000)]
    [InlineData("tanh(W{0} @ h{0} + b{0})", false)]
    [InlineData("sigmoid(W{0} @ h{0} + b{0})", false)]
    [InlineData("h{0} + tanh(W{0} @ h{0} + b{0})", false)]
    [InlineData("softmax(W{0} @ h{0})*(1 - h{0})", false)]
    [InlineData("tanh(W{0} @ h{0} + b{0})", true)]
    [InlineData("h{0} + tanh(W{0} @ h{0} + b{0})", true)]
    public async Task The_derivative_grows_with_the_layers(string layer, bool isJacobian)
    {
        var (few, many) = await Task.Run(() => (Nodes(layer, Few, isJacobian), Nodes(layer, Many, isJacobian)));
        Assert.InRange(many, few, (few * Many / Few) + Few);
    }

    private static int Nodes(string layer, int layers, bool isJacobian)
    {
        var model = Model.Parse(Program(layer, layers, isJacobian));
        return (isJacobian ? model.Output.Simplify() : model.Output.Derivative("W0")).NodeCount();
    }

    private static string Program(string layer, int layers, bool isJacobian)
    {
        var all = Enumerable.Range(0, layers).ToList();
        var definitions = all.Select(i => $"h{i + 1} = {string.Format(System.Globalization.CultureInfo.InvariantCulture, layer, i)}");
        var parameters = string.Join(", ", all.Select(i => $"W{i}[n,n], b{i}[n]"));
        return $"input h0[n]\nparam {parameters}\n{string.Join('\n', definitions)}\n{(isJacobian ? $"jacobian(h{layers}, h0)" : $"sum(h{layers}^2)/2")}";
    }
}
