using SymDiff.Differentiation;
using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Every tensor operator, its gradients under leading axes and their gradients, compiled, against the reference's naive loops.</summary>
public class TensorReferenceTests(ITestOutputHelper output)
{
    private const int Rounds = 3;
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Cases => [.. TensorCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values(string name)
    {
        var item = TensorCases.Find(name);
        var cotangent = Expr.Symbol("cotangent", item.Node.Shape);
        Check(item, [item.Node], cotangent);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients(string name)
    {
        var item = TensorCases.Find(name);
        foreach (var lead in new Dimension[][] { [], [2], ["l", 3] })
        {
            var cotangent = Expr.Symbol("cotangent", Shape.Of([.. lead, .. item.Node.Shape.Axes]));
            if (item.Differentiable.Length > 0) Check(item, Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, cotangent), cotangent);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_of_gradients(string name)
    {
        var item = TensorCases.Find(name);
        if (item.Differentiable.Length == 0) return;
        var cotangent = Expr.Symbol("cotangent", item.Node.Shape);
        var first = Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, cotangent);
        Check(item, Differentiator.VectorJacobianProducts(first, [.. item.Differentiable, cotangent], item.Differentiable), cotangent);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_second_run_allocates_nothing(string name)
    {
        var item = TensorCases.Find(name);
        if (item.Functions.Count > 0) return; // the test's own functions allocate
        var cotangent = Expr.Symbol("cotangent", item.Node.Shape);
        Expr[] roots = [item.Node, .. item.Differentiable.Length > 0 ? Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, cotangent) : []];
        var reference = item.Sample(7, cotangent);
        using var workspace = TensorFunction.Compile(roots, [.. item.Variables, cotangent]).CreateWorkspace();
        foreach (var input in item.Variables.Append(cotangent)) workspace.In(input.VariableName!, ToTensor(reference[input.VariableName!]));
        for (var i = 0; i < roots.Length; i++) workspace.Out(i, new double[Extents.Count([.. workspace.ShapeOf(i)])]);
        workspace.Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        workspace.Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_float_only_digits_are_lost(string name)
    {
        var item = TensorCases.Find(name);
        var cotangent = Expr.Symbol("cotangent", item.Node.Shape);
        Expr[] roots = [item.Node, .. item.Differentiable.Length > 0 ? Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, cotangent) : []];
        Expr[] inputs = [.. item.Variables, cotangent];
        var function = TensorFunction.Compile(roots, inputs, Bindings(item));
        var reference = item.Sample(7, cotangent);
        var at = inputs.ToDictionary(input => input.VariableName!, input => Rounded(reference[input.VariableName!]));
        using var workspace = function.CreateWorkspace<float>();
        foreach (var (input, value) in at) workspace.In(input, value);
        float[][] seen = [.. roots.Select((_, i) => new float[Extents.Count([.. workspace.ShapeOf(i)])])];
        for (var i = 0; i < roots.Length; i++) workspace.Out(i, seen[i]);
        workspace.Run();
        foreach (var (exact, rounded) in function.Evaluate(at).Zip(seen)) Kernels.Close(exact.Values, Array.ConvertAll(rounded, x => (double)x), 1e-4);
    }

    /// <summary>The roots as they are and after the machine's passes, which may change no shape and only the last digits.</summary>
    private void Check(TensorCase item, Expr[] roots, Expr cotangent)
    {
        var specialized = MachineGraphs.TensorValues(Pipelines.Stabilize(SimplifyOptions.Default, roots));
        Assert.Equal(roots.Select(root => root.Shape), specialized.Select(root => root.Shape));
        Expr[] inputs = [.. item.Variables, cotangent];
        var functions = Bindings(item);
        var function = TensorFunction.OfMachineForm([.. roots, .. specialized], inputs, functions);
        for (var round = 0; round < Rounds; round++)
        {
            var seed = Seeds.Next() + round;
            output.WriteLine($"seed {seed}");
            var reference = item.Sample(seed, cotangent);
            double[][] expected = [.. roots.Select(root => reference.Evaluate(root).Entries.ToArray())];
            var seen = function.Evaluate(inputs.ToDictionary(input => input.VariableName!, input => ToTensor(reference[input.VariableName!])));
            for (var i = 0; i < seen.Length; i++) Kernels.Close(expected[i % expected.Length], seen[i].Values, Tolerance);
        }
    }

    internal static FunctionBindings Bindings(TensorCase item) => item.Functions.Aggregate(FunctionBindings.None, (bindings, function) => bindings.With(function.Key, (arguments, result) =>
    {
        var arrays = new DenseArray[arguments.Count];
        for (var i = 0; i < arrays.Length; i++) arrays[i] = new(arguments.ShapeOf(i).ToArray(), arguments[i].ToArray());
        function.Value(arrays).Entries.CopyTo(result);
    }));

    private static Tensor Rounded(DenseArray array) => new(array.Shape, [.. array.Entries.ToArray().Select(entry => (double)(float)entry)]);

    internal static Tensor ToTensor(DenseArray array) => new(array.Shape, array.Entries);
}
