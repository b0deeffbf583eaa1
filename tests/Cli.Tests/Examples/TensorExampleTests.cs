using System.Globalization;
using System.Text.RegularExpressions;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Cli.Tests;

/// <summary>The models with vectors and matrices: what is printed of their derivatives, read back, and their numbers, against differences of naive loops.</summary>
public partial class TensorExampleTests
{
    private const double Tolerance = 1e-7;

    /// <summary>Those whose sizes are names; they are checked at several.</summary>
    public static TheoryData<string> ModelsOfAnySize => [.. Tensors.Where(name => Model.Parse(ExampleModel.Load(name).Text).Sizes.Count > 0)];

    public static TheoryData<string> ModelsWithValues => [.. Tensors.Where(name => ExampleModel.Load(name).Commands.Any(ExampleModel.IsAtPoint))];

    private static IEnumerable<string> Tensors => ExampleModel.Names.Where(name => !ExampleModel.Load(name).Has("opaque ") && ExampleModel.Load(name).Has("["));

    [Theory]
    [MemberData(nameof(ModelsOfAnySize))]
    public void Its_derivatives_are_those_of_differences(string name)
    {
        var model = Model.Parse(ExampleModel.Load(name).Text);
        foreach (var (parameter, text) in Printed(model, ExampleModel.Load(name).Gradient))
        {
            var printed = Model.Parse(text, new() { Declarations = [.. model.Inputs.Concat(model.Parameters).Select(variable => $"{variable}{Axes(model.ShapeOf(variable))}")] }).Output;
            foreach (var at in Enumerable.Range(1, 40).Select(seed => new TensorCase(name, model.Output).Sample(seed)).Where(sample => HasEntries(model, sample)).Take(3))
                Agree(TensorDifferences.Jacobian(model.Output, parameter, Assumed(name, at)), Assumed(name, at).Evaluate(printed).Entries, parameter);
        }
    }

    [Theory]
    [MemberData(nameof(ModelsWithValues))]
    public void Its_numbers_are_those_of_differences(string name)
    {
        var model = Model.Parse(ExampleModel.Load(name).Text);
        var command = Assert.Single(ExampleModel.Load(name).Commands, ExampleModel.IsAtPoint);
        var given = Assignment().Matches(CommandWords.Split(command)[^1]).ToDictionary(match => match.Groups[1].Value, match => Numbers(match.Groups[2].Value));
        var variables = given.Keys.Select(model.Variable).ToDictionary(variable => variable.VariableName!);
        var sizes = new Dictionary<string, long>();
        foreach (var (variable, lengths) in given.Select(pair => (variables[pair.Key], pair.Value.Shape)))
            foreach (var (axis, length) in variable.Shape.Axes.ToArray().Zip(lengths)) foreach (var size in axis.Names) sizes[size] = length;
        var at = new TensorReference(given, sizes);
        foreach (var line in ExampleModel.Run(command).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" = ")))
            Agree(line[0] == "value" ? at.Evaluate(model.Output) : TensorDifferences.Jacobian(model.Output, line[0][1..], at), Numbers(line[1]).Entries, line[0]);
    }

    private static void Agree(DenseArray want, ReadOnlySpan<double> got, string name)
    {
        Assert.Equal(want.Entries.Length, got.Length);
        for (var i = 0; i < got.Length; i++)
            Assert.True(Closeness.Agree(want.Entries[i], got[i], 10 * Tolerance) || Math.Abs(want.Entries[i] - got[i]) < Tolerance, $"{name}: {got[i]}, by differences {want.Entries[i]}");
    }

    /// <summary>For each parameter the program that was printed for its derivative.</summary>
    private static IEnumerable<(string Parameter, string Text)> Printed(Model model, string gradient)
    {
        var lines = gradient.TrimEnd().Split('\n');
        string[] definitions = [.. lines.Where(line => line.Contains(" = ", StringComparison.Ordinal) && !model.Parameters.Any(parameter => IsOf(parameter, line)))];
        foreach (var parameter in model.Parameters)
        {
            var line = model.Parameters.Count == 1 ? lines[^1] : lines.Single(line => IsOf(parameter, line)).Split(" = ", 2)[1];
            yield return (parameter, string.Join('\n', [.. definitions, line]));
        }

        static bool IsOf(string parameter, string line) => line.StartsWith($"d{parameter} = ", StringComparison.Ordinal);
    }

    /// <summary>Whether no definition has an axis without entries.</summary>
    private static bool HasEntries(Model model, TensorReference at) =>
        model.Definitions.All(definition => model.ShapeOf(definition).Axes.ToArray().All(axis => axis.Evaluate(size => at.Sizes[size]) > 0));

    /// <summary>The values with those inputs that the model assumes to sum to 1 along their last axis set to do so.</summary>
    private static TensorReference Assumed(string name, TensorReference at) =>
        SumIsOne().Matches(ExampleModel.Load(name).Text).Select(match => match.Groups[1].Value).Aggregate(at, (point, input) =>
            point.With(input, DenseArray.Make(point[input].Shape, index => (1 + (double)index[^1]) * 2 / (point[input].Shape[^1] * (point[input].Shape[^1] + 1)))));

    private static string Axes(Shape shape) => shape.Rank > 0 ? shape.ToString() : "";

    /// <summary>A number, or the entries of brackets in brackets.</summary>
    private static DenseArray Numbers(string text)
    {
        var entries = text.Split([',', '[', ']', ' '], StringSplitOptions.RemoveEmptyEntries).Select(entry => double.Parse(entry, CultureInfo.InvariantCulture)).ToArray();
        return text.TakeWhile(character => character == '[').Count() switch
        {
            0 => DenseArray.Scalar(entries[0]),
            1 => DenseArray.Vector(entries),
            _ => new([text.Count(character => character == '[') - 1, entries.Length / (text.Count(character => character == '[') - 1)], entries),
        };
    }

    [GeneratedRegex(@"(\w+)=(.+?)(?=, \w+=|$)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"assume sum\((\w+)")]
    private static partial Regex SumIsOne();
}
