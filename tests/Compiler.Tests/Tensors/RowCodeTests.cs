using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling.Tests;

/// <summary>The function of all passes over a row, at every width and for lengths around those of vectors and of single sums.</summary>
public class RowCodeTests
{
    private static readonly int[] Lengths = [1, 3, 4, 7, 8, 9, 31, 64, 4095, 4096, 4097, 9003];

    [Theory]
    [InlineData("x*y + exp(x)")]
    [InlineData("softmax(x)*y + x")]
    [InlineData("log_softmax(x)*sum(y)")]
    [InlineData("x*max(y - x) + y*min(x*y) + sum(x)*sum(y)")]
    [InlineData("exp(x - sum(x*y)/9000)*lgamma(2 + sum(y)^2)")]
    public void All_passes_have_the_same_bits_at_every_width(string text)
    {
        var model = Model.Parse($"param x[n], y[n]\n{text}");
        var program = Program(model.Output);
        Assert.All(LaneRun.Widths, lanes => Assert.NotNull(program.Code(lanes, new bool[program.Readings.Count], default)));
        var function = TensorFunction.Compile([model.Output], [model["x"], model["y"]]);
        var random = new Random(1);
        foreach (var n in Lengths)
        {
            var at = new Dictionary<string, Tensor> { ["x"] = Tensors.Random(random, n), ["y"] = Tensors.Random(random, n) };
            var expected = Run(8, program, at, n, default);
            foreach (var lanes in LaneRun.Widths)
                foreach (var length in new[] { default, RowLength.Of(n, lanes) }) Assert.Equal(LaneRun.Bits([expected]), LaneRun.Bits([Run(lanes, program, at, n, length)]));
            Kernels.Close(function.Evaluate(at)[0].Values, expected, 1e-11);
        }
    }

    [Fact]
    public void A_fold_of_inputs_waits_for_the_pass_before_its_number_is_needed()
    {
        var model = Model.Parse("param x[n], y[n]\nexp(x - max(x))*sum(y)*sum(exp(x - max(x)))");
        Assert.Equal(["Max", "Sum, Sum", ""], Program(model.Output).Passes.Select(pass => string.Join(", ", pass.Folds.Select(fold => fold.Fold))));
    }

    [Fact]
    public void What_is_too_much_for_one_function_runs_pass_by_pass()
    {
        var terms = Enumerable.Range(1, 14).Select(i => $"tanh(x*{i}) + sin({i} + y)");
        var model = Model.Parse($"param x[n], y[n]\nsoftmax({string.Join(" + ", terms)})");
        Assert.Null(RowCode.Compile(LaneProgram.WidestLanes, Program(model.Output), place => place.Kind == PlaceKind.Number, default));
        var random = new Random(1);
        foreach (var n in Lengths)
            FusedTests.AssertFused(TensorFunction.Compile([model.Output], [model["x"], model["y"]]), new Dictionary<string, Tensor> { ["x"] = Tensors.Random(random, n), ["y"] = Tensors.Random(random, n) }, 1e-12);
    }

    /// <summary>The one group of all nodes.</summary>
    private static RowProgram Program(Expr output)
    {
        var roots = TensorExpansions.Apply([output]);
        List<Expr> order = [.. Traversal.PostOrder(roots).Where(node => node.VariableName is null)];
        var parts = new Dictionary<Expr, Part>();
        foreach (var node in order)
            if (PartReader.Read(node, parts) is { } part) parts[node] = part.WithoutConstants().Through(parts);
        var needed = new HashSet<Expr>(roots);
        foreach (var node in Enumerable.Reverse(order))
            if (needed.Contains(node)) needed.UnionWith(parts[node].Sources);
        var (_, group) = Assert.Single(FusionPass.Apply([.. order.Where(needed.Contains)], parts, new Dictionary<Expr, TensorCode>()));
        return new(group!, roots.Contains, FunctionBindings.None);
    }

    private static double[] Run(int lanes, RowProgram program, Dictionary<string, Tensor> at, int n, RowLength length)
    {
        var code = program.Code(lanes, new bool[program.Readings.Count], length)!;
        var result = new double[n];
        double[][] streams = [.. program.Readings.Select(reading => at[reading.Node.VariableName!].Values.ToArray()), .. program.Stored.Select(node => program.Results.Contains(node) ? result : new double[n])];
        var handles = Array.ConvertAll([.. streams, new double[100 * Partials.Count]], stream => GCHandle.Alloc(stream, GCHandleType.Pinned));
        var table = GCHandle.Alloc(Array.ConvertAll(handles, handle => handle.AddrOfPinnedObject()), GCHandleType.Pinned);
        code(table.AddrOfPinnedObject(), handles[^1].AddrOfPinnedObject(), n);
        foreach (var handle in handles.Append(table)) handle.Free();
        return result;
    }
}
