using System.Globalization;
using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Every model of the examples does what its comments say, and its numbers are those of hyper-dual numbers.</summary>
public class ExampleTests
{
    public static TheoryData<string> Models => [.. ExampleModel.Names];

    public static TheoryData<string> ModelsWithValues => [.. ExampleModel.Names.Where(name => !ExampleModel.Load(name).Has("opaque ") && !ExampleModel.Load(name).Has("["))];

    // numbers are compared below, for their last digits are the machine's
    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_model_prints_what_was_recorded(string name)
    {
        var model = ExampleModel.Load(name);
        var sessions = model.Commands.Where(command => !ExampleModel.IsAtPoint(command)).Select(command => $"{command}\n{ExampleModel.Run(command)}");
        await Verifier.Verify($"{model.Title}\n\n{string.Join('\n', sessions)}").UseParameters(name);
    }

    [Theory]
    [MemberData(nameof(ModelsWithValues))]
    public void Its_numbers_are_those_of_the_reference(string name)
    {
        var model = ExampleModel.Load(name);
        var command = Assert.Single(model.Commands, ExampleModel.IsAtPoint);
        var at = CommandWords.Split(command)[^1].Split(", ").Select(item => item.Split('=')).ToDictionary(pair => pair[0], pair => Number(pair[1]));
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

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
