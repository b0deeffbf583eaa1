using System.Text.Json;

namespace SymDiff.Cli.Tests;

/// <summary>The networks of the problem sets and three models of the iris data, trained as docs/fitting.md says.</summary>
public class TrainingTests
{
    private const string Iris = "sepal_length, sepal_width, petal_length, petal_width";
    private const string Species = "[species==0, species==1, species==2]";

    [Fact]
    public void E1_the_exclusive_or_is_learned_from_some_of_20_seeds()
    {
        var run = Train("xor_network", "xor", "x=[x1,x2]", "--response", "y", "--method", "gd", "--rate", "0.02", "--restarts", "20");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n4 of 20 seeds came to the least loss\n", run.Output, StringComparison.Ordinal);
        var model = Model.Load(Path.Combine(Repository.Root, "examples", "xor_network.sym"));
        var found = Parameters("xor_network", "xor", "x=[x1,x2]", "--response", "y", "--method", "gd", "--rate", "0.02", "--restarts", "20");
        foreach (var (first, second, truth) in new[] { (0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0) })
            Assert.Equal(truth, model.Output.Evaluate(new Dictionary<string, Tensor>(found) { ["x"] = Tensor.Vector(first, second) }).Values[0], 6);
    }

    [Theory]
    [InlineData("E2 in vectors", "hidden_layer", "hidden_units", "X=[x1,x2]", "W=[[0.02,0.03],[0.01,0.02],[0.03,0.01]], b=[0.01,0.03,0.02], v=[0.02,0.03,0.04], c=0.01")]
    [InlineData("E2 in scalars", "hidden_units", null, null, "a0=0.01, a1=0.02, a2=0.03, b0=0.03, b1=0.01, b2=0.02, c0=0.02, c1=0.03, c2=0.01, v0=0.01, v1=0.02, v2=0.03, v3=0.04")]
    public void E2_three_hidden_units_fit_three_points(string row, string model, string? data, string? inputs, string start)
    {
        var run = Train(model, data, inputs, "--params", start, "--method", "gd", "--rate", "0.01", "--max-steps", "20000", "--json");
        using var answer = JsonDocument.Parse(run.Output);
        Assert.True(answer.RootElement.GetProperty("loss").GetDouble() < 1e-9, $"{row}: {run.Output}");
    }

    [Theory]
    [InlineData("E3 one output", "regression_network", "X=[x], y=y1", 1e-3)]
    [InlineData("E3 two outputs", "two_layers", "X=[x], Y=[y1,y2]", 1e-2)]
    public void E3_a_layer_of_sigmoids_learns_curves(string row, string model, string inputs, double most)
    {
        var run = Train(model, "waves", inputs, "--sizes", "h=6", "--seed", "1", "--json");
        Assert.True(Loss(run) < most, $"{row}: {run.Output}");
    }

    [Fact]
    public void A_definition_is_fitted_to_a_response_by_the_variables_that_it_has()
    {
        var run = Train("regression_network", "waves", "X=[x]", "--of", "yhat", "--response", "y1", "--sizes", "h=3", "--seed", "1", "--json");
        Assert.True(Loss(run) < 0.1, run.Output);
        Assert.Contains("\"degreesOfFreedom\": 11", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E4", "binary_classifier", "E", "y=species==1", 8)]
    [InlineData("E5", "binary_classifier", "squared", "y=species==1", 4)]
    [InlineData("E6", "classifier", "E", $"y={Species}", 8)]
    public void Classifiers_of_single_rows_are_trained_in_batches(string row, string model, string loss, string target, double most)
    {
        var run = Train(model, "iris", $"x=[{Iris}], {target}", "--of", loss, "--sizes", "h=4", "--seed", "1", "--method", "adam", "--rate", "0.02", "--batch-size", "10", "--max-steps", "300", "--json");
        Assert.True(Loss(run) < most, $"{row}: {run.Output}");
    }

    // scikit-learn 1.2.1 on the same data: LogisticRegression(penalty='none', solver='newton-cg', tol=1e-12), MLPClassifier((3,), activation='logistic', solver='lbfgs',
    // alpha=0.1, tol=1e-14), the best of 30 seeds; the losses summed over the rows
    [Theory]
    [InlineData("logistic_regression", $"X=[1 + 0*sepal_length, {Iris}], y=species==2", "", 5.949273395680, 1e-9)]
    [InlineData("softmax_regression", $"X=[1 + 0*sepal_length, {Iris}], Y={Species}", "", 5.949273464157, 1e-7)]
    [InlineData("iris_network", $"X=sepal_length..petal_width, Y={Species}", "decay=0.1", 14.496176925060, 1e-5)]
    public void The_iris_models_reach_the_loss_of_scikit_learn(string model, string inputs, string at, double loss, double tolerance)
    {
        var run = Train(model, "iris", inputs, ["--seed", "1", "--json", .. at.Length > 0 ? new[] { "--at", at, "--sizes", "h=3" } : []]);
        Assert.InRange(Loss(run), loss - tolerance - 1e-4, loss + tolerance);
    }

    [Fact]
    public void The_losses_are_written_as_a_table_that_is_data_again()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var history = Path.Combine(folder, "losses.csv");
            Assert.Equal(13, Train("two_layers", "waves", "X=[x], Y=[y1,y2]", "--sizes", "h=6", "--seed", "1", "--method", "gd", "--max-steps", "50", "--history", history).ExitCode);
            var table = DataTable.Load(history);
            Assert.Equal(["step", "loss"], table.Names);
            Assert.Equal(51, table.RowCount);
            Assert.True(table["loss"].Span[50] < table["loss"].Span[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("[0,0]", 0)]
    [InlineData("[0,1]", 1)]
    [InlineData("[1,0]", 1)]
    [InlineData("[1,1]", 0)]
    public void Saved_weights_are_a_point(string x, double truth)
    {
        string At(string name) => Path.Combine(Repository.Root, "examples", name);
        Assert.Equal(truth, double.Parse(CommandLine.Result("eval", At("xor_network.sym"), "--at", At("data/xor_weights.json"), "--at", $"x={x}"), System.Globalization.CultureInfo.InvariantCulture), 9);
        Assert.Equal("1", CommandLine.Result("eval", "2*b - 1", "--at", At("data/xor_weights.json"), "--at", "b=1"));
    }

    [Fact]
    public async Task What_is_missing_is_explained() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        [],
        ["--seed", "1"],
        ["--seed", "1", "--sizes", "h=2.5"],
        ["--seed", "1", "--sizes", "h=[1,2]"],
        ["--seed", "1", "--sizes", "h=2, q=3"],
        ["--seed", "1", "--sizes", "h=2, n=3"],
        ["--seed", "1", "--sizes", "h=1e9"],
        ["--seed", "1", "--sizes", "h=2", "--of", "Yhat"],
        ["--seed", "1", "--sizes", "h=2", "--of", "Z"],
        ["--seed", "1", "--sizes", "h=2", "--batch-size", "5"],
        ["--seed", "1", "--sizes", "h=2", "--batch-size", "0", "--method", "gd"],
        ["--seed", "1", "--sizes", "h=2", "--method", "gd", "--rate", "1000"],
        ["--seed", "1", "--sizes", "h=2", "--inputs", "X=[x]"],
        ["--restarts", "2", "--sizes", "h=2", "--method", "gd", "--max-steps", "3"],
    }.Select(options => Told(options))));

    private static string Told(string[] options)
    {
        var run = Train("two_layers", "waves", "X=[x], Y=[y1,y2]", options);
        return $"{string.Join(' ', options)}\n{run.Messages}{run.Output}[{run.ExitCode}]\n";
    }

    private static CommandLine Train(string model, string? data, string? inputs, params string[] options) => CommandLine.Run(
    [
        "fit", Path.Combine(Repository.Root, "examples", model + ".sym"), .. data is null ? Array.Empty<string>() : ["--data", Path.Combine(Repository.Root, "examples", "data", data + ".csv")],
        .. inputs is null ? Array.Empty<string>() : ["--inputs", inputs], .. options,
    ]);

    private static double Loss(CommandLine run)
    {
        using var answer = JsonDocument.Parse(run.Output);
        return answer.RootElement.GetProperty("loss").GetDouble();
    }

    private static Dictionary<string, Tensor> Parameters(string model, string data, string inputs, params string[] options)
    {
        using var answer = JsonDocument.Parse(Train(model, data, inputs, [.. options, "--json"]).Output);
        return answer.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(field => field.Name, field => JsonTensor.Read(field.Value)!);
    }
}
