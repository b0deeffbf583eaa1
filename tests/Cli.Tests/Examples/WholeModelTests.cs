namespace SymDiff.Cli.Tests;

/// <summary>Every example with a number as its value: its derivatives against differences entry by entry, and its compiled gradient within little memory.</summary>
public class WholeModelTests
{
    private const int MostEntries = 1000;

    public static TheoryData<string> Models => [.. ExampleModel.Names.Where(name => Read(name) is { OpaqueFunctions.Count: 0, Parameters.Count: > 0, Output.Shape.Rank: 0 } model && Point(model) is not null)];

    [Theory]
    [MemberData(nameof(Models))]
    public void G6_every_partial_derivative_is_that_of_differences(string name)
    {
        var model = Read(name);
        foreach (var variable in model.Output.CheckGradient(Point(model)!, model.Parameters).Variables) Assert.True(variable.IsCorrect, $"{variable.Worst}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void G5_a_memory_budget_changes_no_bit_of_the_gradient(string name)
    {
        var model = Read(name);
        var function = TensorFunction.OfMachineForm(Compiling.MachineGraphs.TensorValueAndGradient(model.Output, [.. model.Parameters.Select(parameter => model[parameter])]), [.. Variables(model).Select(variable => model[variable])]);
        var (kept, all) = Run(function, Point(model)!, null);
        foreach (var budget in new[] { 0, all.Bytes / 2, all.Bytes * 3 / 4 })
        {
            var (again, use) = Run(function, Point(model)!, budget);
            Assert.Equal(kept, again);
            Assert.InRange(use.Bytes, 0, all.Bytes);
        }
    }

    private static Model Read(string name) => Model.Parse(ExampleModel.Load(name).Text);

    private static IEnumerable<string> Variables(Model model) => model.Inputs.Concat(model.Parameters).Concat(model.Output.FreeVariables()).Distinct();

    /// <summary>Numbers between 0 and 1 for axes of some length; null if there are too many.</summary>
    private static Dictionary<string, Tensor>? Point(Model model)
    {
        var (random, sizes) = (new Random(3), model.Sizes.Index().ToDictionary(size => size.Item, size => size.Index == 0 ? 8L : 2 + (size.Index % 3)));
        var point = new Dictionary<string, Tensor>();
        foreach (var name in Variables(model))
        {
            int[] shape = [.. model.ShapeOf(name).Axes.ToArray().Select(axis => (int)axis.Evaluate(size => sizes[size]))];
            var count = shape.Aggregate(1, (product, length) => product * length);
            if (count > MostEntries) return null;
            point[name] = new(shape, [.. Enumerable.Range(0, count).Select(_ => 0.1 + (0.8 * random.NextDouble()))]);
        }
        return point;
    }

    private static (double[][] Results, MemoryUse Use) Run(TensorFunction function, Dictionary<string, Tensor> point, long? budget)
    {
        using var workspace = function.CreateWorkspace(budget);
        foreach (var (name, value) in point) workspace.In(name, value);
        double[][] results = [.. function.OutputShapes.Select((_, output) => new double[workspace.ShapeOf(output).Aggregate(1, (product, length) => product * length)])];
        for (var output = 0; output < results.Length; output++) workspace.Out(output, results[output]);
        workspace.Run();
        return (results, workspace.MemoryUse);
    }
}
