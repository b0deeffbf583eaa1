using System.Globalization;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Cli.Tests;

/// <summary>Every model of the examples does what its comments say, and its numbers are those of hyper-dual numbers.</summary>
public class ExampleTests
{
    public static TheoryData<string> Models => [.. ExampleModel.Names];

    public static TheoryData<string> ModelsWithValues => [.. ExampleModel.Names.Where(name => !Has(name, "opaque ") && !Has(name, "["))];

    /// <summary>Those whose sizes are names; they are checked at several.</summary>
    public static TheoryData<string> ModelsOfAnySize => [.. ExampleModel.Names.Where(name => !Has(name, "opaque ") && Has(name, "[") && Model.Parse(ExampleModel.Load(name).Text).Sizes.Count > 0)];

    // numbers are compared below, for their last digits are the machine's
    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_model_prints_what_was_recorded(string name)
    {
        var model = ExampleModel.Load(name);
        var sessions = model.Commands.Where(command => !IsAtPoint(command)).Select(command => $"{command}\n{ExampleModel.Run(command)}");
        await Verifier.Verify($"{model.Title}\n\n{string.Join('\n', sessions)}").UseParameters(name);
    }

    [Theory]
    [MemberData(nameof(ModelsWithValues))]
    public void Its_numbers_are_those_of_the_reference(string name)
    {
        var model = ExampleModel.Load(name);
        var command = Assert.Single(model.Commands, IsAtPoint);
        var at = Document.Words(command)[^1].Split(", ").Select(item => item.Split('=')).ToDictionary(pair => pair[0], pair => Number(pair[1]));
        var numbers = ExampleModel.Run(command).Split('\n').Where(line => line.Contains(" = ", StringComparison.Ordinal)).Select(line => line.Split(" = ")).ToArray();
        var reference = DualProgram.Parse(model.Text);
        Assert.Equal(reference.Value(at), Number(numbers[0][1]), 12);
        foreach (var line in numbers[1..])
        {
            var want = reference.Gradient(at, [line[0][1..]])[0];
            var shown = numbers.Length == 2 ? model.Gradient : $"{model.Gradient}\n{line[0]}";
            Assert.Equal(want, Number(line[1]), 12);
            Assert.Equal(want, DualProgram.Parse(shown).Value(at), 12);
        }
    }

    /// <summary>The printed derivatives, read back, against differences of the reference.</summary>
    [Theory]
    [MemberData(nameof(ModelsOfAnySize))]
    public void Its_derivatives_are_those_of_differences(string name)
    {
        var model = Model.Parse(ExampleModel.Load(name).Text);
        var lines = ExampleModel.Load(name).Gradient.TrimEnd().Split('\n');
        foreach (var parameter in model.Parameters)
        {
            var label = $"d{parameter} = ";
            string[] definitions = [.. lines.Where(line => line.Contains(" = ", StringComparison.Ordinal) && !model.Parameters.Any(other => line.StartsWith($"d{other} = ", StringComparison.Ordinal)))];
            var derivative = model.Parameters.Count == 1 ? lines[^1] : lines.Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..];
            var declared = model.Inputs.Concat(model.Parameters).Select(variable => variable + (model.ShapeOf(variable).Rank > 0 ? $"{model.ShapeOf(variable)}" : ""));
            var printed = Model.Parse(string.Join('\n', [.. definitions, derivative]), new() { Declarations = [.. declared] }).Output;
            foreach (var sample in Enumerable.Range(1, 40).Select(seed => new TensorCase(name, model.Output).Sample(seed)).Where(sample => HasEntries(model, sample)).Take(3))
            {
                var at = sample;
                if (name == "softmax_regression") at = at.With("Y", DenseArray.Make(at["Y"].Shape, index => 1.0 / at["Y"].Shape[1]));
                var (want, got) = (TensorDifferences.Jacobian(model.Output, parameter, at), at.Evaluate(printed));
                foreach (var index in want.Indices) Assert.True(Closeness.Agree(want[index], got[index], 1e-6) || Math.Abs(want[index] - got[index]) < 1e-7, $"{parameter}: {got}, by differences {want}");
            }
        }
    }

    /// <summary>Whether no definition has an axis without entries.</summary>
    private static bool HasEntries(Model model, TensorReference at) =>
        model.Definitions.All(definition => model.ShapeOf(definition).Axes.ToArray().All(axis => axis.Evaluate(size => at.Sizes[size]) > 0));

    private static bool Has(string name, string word) => ExampleModel.Load(name).Text.Split('\n').Any(line => !line.StartsWith('#') && line.Contains(word, StringComparison.Ordinal));

    // the derivatives that are printed, evaluated with functions in the place of the names, against the model with the same functions written into it
    [Theory]
    [InlineData("chain_rule", "x", "g(x) = exp(x)\nh(x) = cos(x)\nl(a, b) = sin(a)*b^2")]
    [InlineData("chain_of_several", "w", "g1(x) = exp(x)\ng2(x) = cos(x)\ng3(x) = sin(x)\nf(a, b, c) = a*b^2*sin(c)")]
    [InlineData("chain_of_one", "w", "f(x) = sin(x)")]
    public void Derivatives_of_named_functions_have_their_values(string name, string variable, string functions)
    {
        var model = Model.Parse(ExampleModel.Load(name).Text);
        var at = new Dictionary<string, double> { [variable] = 0.6 };
        var body = string.Join('\n', model.Text.Split('\n').Where(line => !line.StartsWith("opaque", StringComparison.Ordinal)));
        var want = DualProgram.Parse($"{functions}\n{body}").Gradient(at, [variable])[0];
        Assert.Equal(want, model.Output.Derivative(variable).Evaluate(at, Bound), 13);
    }

    [Fact]
    public void Derivatives_of_the_fourth_order_have_their_values()
    {
        var at = new Dictionary<string, double> { ["x"] = 0.7 };
        var printed = ExampleModel.Run(ExampleModel.Load("wave").Commands.First()).TrimEnd();
        var second = CommandLine.Result("exp(-x^2/2)*sin(x)", "--order", "2");
        Assert.Equal(DualProgram.Parse("exp(-x^2/2)*sin(x)").Second(at, "x", "x"), DualProgram.Parse(second).Value(at), 13);
        Assert.Equal(DualProgram.Parse(second).Second(at, "x", "x"), DualProgram.Parse(printed).Value(at), 12);
    }

    private static FunctionBindings Bound => FunctionBindings.None
        .With("g", Math.Exp).With("g'", Math.Exp).With("h", Math.Cos).With("h'", (double x) => -Math.Sin(x))
        .With("D[1](l)", (double a, double b) => Math.Cos(a) * b * b).With("D[2](l)", (double a, double b) => Math.Sin(a) * 2 * b)
        .With("g1", Math.Exp).With("g1'", Math.Exp).With("g2", Math.Cos).With("g2'", (double x) => -Math.Sin(x)).With("g3", Math.Sin).With("g3'", Math.Cos)
        .With("D[1](f)", (double a, double b, double c) => b * b * Math.Sin(c)).With("D[2](f)", (double a, double b, double c) => a * 2 * b * Math.Sin(c))
        .With("D[3](f)", (double a, double b, double c) => a * b * b * Math.Cos(c))
        .With("f", Math.Sin).With("f'", Math.Cos);

    private static bool IsAtPoint(string command) => command.Contains("--at", StringComparison.Ordinal);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
