using SymDiff.Ops;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

public class TensorFunctionTests(ITestOutputHelper output)
{
    private static readonly Shape N = Shape.Of("n"), Square = Shape.Of("n", "n");
    private static readonly Expr X = Expr.Variable("x", N), M = Expr.Variable("M", Square);

    [Fact]
    public void One_function_serves_every_size()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var function = TwoLayers.Compile();
        Assert.Equal(["[]", "[h,n]", "[h]", "[k,h]"], function.OutputShapes.Select(shape => shape.ToString()));
        foreach (var (n, h, k) in new[] { (1, 1, 1), (2, 3, 1), (5, 4, 3), (33, 17, 9) })
        {
            var at = TwoLayers.Data(random, n, h, k);
            var (seen, expected) = (function.Evaluate(at), TwoLayers.Expected(at));
            Assert.Equal([h, n], seen[1].Shape.ToArray());
            for (var i = 0; i < expected.Length; i++) Kernels.Close(expected[i], seen[i].Values, 1e-12);
        }
    }

    [Fact]
    public void A_workspace_takes_new_sizes_and_new_memory()
    {
        var function = TensorFunction.Compile([Contraction.MatMul(M, X)]);
        using var workspace = function.CreateWorkspace();
        double[] two = new double[2], one = new double[1];
        workspace.In("M", new double[] { 1, 2, 3, 4 }, 2, 2).In("x", new double[] { 1, 1 }, 2).Out(0, two).Run();
        Assert.Equal([3, 7], two);
        Assert.Equal([2], workspace.ShapeOf(0));
        workspace.In("M", new double[] { 5 }, [1, 1]).In("x", new double[] { 3 }, [1]).Out(0, one).Run();
        Assert.Equal([15], one);
        Assert.Equal([3, 7], two);
    }

    [Fact]
    public void The_second_run_with_the_same_sizes_allocates_nothing()
    {
        var function = TwoLayers.Compile();
        var at = TwoLayers.Data(new Random(1), 7, 5, 3);
        using var workspace = function.CreateWorkspace();
        double[][] results = [new double[1], new double[35], new double[5], new double[15]];
        string[] names = [.. at.Keys];
        Call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++) Call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Kernels.Close(TwoLayers.Expected(at)[1], results[1], 1e-12);

        void Call()
        {
            foreach (var name in names) workspace.In(name, at[name]);
            for (var i = 0; i < results.Length; i++) workspace.Out(i, results[i]);
            workspace.Run();
        }
    }

    [Fact]
    public async Task Threads_with_workspaces_of_their_own_get_the_same_bits()
    {
        var function = TwoLayers.Compile();
        var data = Enumerable.Range(0, 40).Select(i => TwoLayers.Data(new Random(i), 1 + (i % 5), 1 + (i % 7), 1 + (i % 3))).ToArray();
        var alone = data.Select(function.Evaluate).ToArray();
        var threads = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() => data.Select(function.Evaluate).ToArray(), TaskCreationOptions.LongRunning));
        foreach (var results in await Task.WhenAll(threads))
            foreach (var (seen, expected) in results.Zip(alone))
                for (var i = 0; i < expected.Length; i++)
                    Assert.Equal(expected[i].Values.ToArray().Select(BitConverter.DoubleToInt64Bits), seen[i].Values.ToArray().Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Shared_work_is_done_once()
    {
        var shared = Hyperbolic.Tanh[Contraction.MatMul(M, X)];
        var program = TensorProgramBuilder.Build([shared * shared, shared + X], [M, X], FunctionBindings.None, Limits.Default);
        Assert.Equal(["einsum", "tanh", "multiply", "add"], program.Steps.Select(step => step.Nodes[0].Op.Name));
    }

    [Fact]
    public void What_a_contraction_takes_in_by_itself_is_no_step()
    {
        var program = TensorProgramBuilder.Build([Contraction.At(X, -1, 2), Contraction.Eye(N)], [X], FunctionBindings.None, Limits.Default);
        Assert.Equal(["einsum", "einsum"], program.Steps.Select(step => step.Nodes[0].Op.Name));
        var results = TensorFunction.Compile([Contraction.At(X, -1, 2), Contraction.Eye(N)], [X]).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(5, 6, 7) });
        Assert.Equal([7], results[0].Values.ToArray());
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], results[1].Values.ToArray());
    }

    [Fact]
    public void An_index_that_only_ones_have_is_summed_all_the_same()
    {
        var ones = FillOp.Ones(Shape.Of("n"));
        var (count, scaled, spread) = (Contraction.Sum(ones, [-1]), Contraction.Of([(ones, [0]), (X, [1])], [1]), Contraction.Of([(ones, [0]), (X, [1])], [0, 1]));
        var results = TensorFunction.OfMachineForm([count, scaled, spread], [X]).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(5, 6, 7) });
        Assert.Equal([[3], [15, 18, 21], [5, 6, 7, 5, 6, 7, 5, 6, 7]], results.Select(result => result.Values.ToArray()));
    }

    [Fact]
    public void Identities_are_no_factors_but_where_an_index_would_be_lost()
    {
        var (eye, one) = (Contraction.Eye(N), Contraction.Eye(Shape.Of("n", "n")));
        Expr[] roots =
        [
            Contraction.Of([(eye, [0, 1]), (X, [1])], [0]), Contraction.Of([(eye, [0, 1]), (X, [1])], [0, 1]), Contraction.Of([(eye, [0, 1]), (eye, [1, 2]), (X, [2])], [0]),
            Contraction.Of([(one, [0, 1, 2, 3]), (X, [0])], [1, 2, 3]), Contraction.Of([(eye, [0, 0]), (X, [1])], [1]), Contraction.Of([(eye, [0, 1]), (X, [0]), (X, [1])], []),
        ];
        var results = TensorFunction.OfMachineForm(roots, [X]).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(5, 7) });
        double[][] expected = [[5, 7], [5, 0, 0, 7], [5, 7], [5, 0, 7, 0, 0, 5, 0, 7], [10, 14], [74]];
        Assert.Equal(expected, results.Select(result => result.Values.ToArray()));
        Assert.Equal(["einsum"], TensorProgramBuilder.Build([roots[0]], [X], FunctionBindings.None, Limits.Default).Steps.Select(step => step.Nodes[0].Op.Name));
    }

    [Fact]
    public void Only_variables_are_inputs() => Assert.Throws<ArgumentException>(() => TensorFunction.Compile([X], [X * 2]));

    [Fact]
    public void An_output_may_be_an_input_or_another_output()
    {
        var results = TensorFunction.Compile([X, 2 * X, 2 * X, 3]).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 2) });
        Assert.Equal([[1, 2], [2, 4], [2, 4], [3]], results.Select(result => result.Values.ToArray()));
    }

    [Fact]
    public void Sizes_are_numbers_and_gradients_keep_the_sizes_of_variables_they_lost()
    {
        var mean = Contraction.Sum(X, [-1]) / ((Dimension)"n").ToExpr();
        var function = TensorFunction.OfMachineForm(MachineGraphs.TensorValueAndGradient(mean, [X]), [X]);
        var results = function.Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 2, 6, 7) });
        Assert.Equal([4], results[0].Values.ToArray());
        Assert.Equal([0.25, 0.25, 0.25, 0.25], results[1].Values.ToArray());
        Assert.Equal([4], function.ShapeOf(1, new Dictionary<string, long> { ["n"] = 4 }));
    }

    [Fact]
    public void Axes_may_have_computed_lengths()
    {
        var longer = Expr.Variable("z", Shape.Of((Dimension)"n" + 1));
        var function = TensorFunction.Compile([longer * 1.5, X * 2]);
        var at = new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 2), ["z"] = Tensor.Vector(2, 4, 6) };
        Assert.Equal([3, 6, 9], function.Evaluate(at)[0].Values.ToArray());
        at["z"] = Tensor.Vector(1, 2);
        Assert.Equal("SD3016", Kernels.Code(() => function.Evaluate(at)));
    }

    [Fact]
    public void Functions_that_are_only_named_act_on_every_entry()
    {
        var named = new OpaqueOp("f", 1).Apply(X);
        var functions = FunctionBindings.None.With("f", (double t) => t + 10);
        Assert.Equal([11, 12], TensorFunction.Compile([named], functions: functions).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 2) })[0].Values.ToArray());
        Assert.Equal("SD3001", Kernels.Code(() => TensorFunction.Compile([named])));
    }

    [Fact]
    public void Every_elementwise_operator_is_applied_entry_by_entry()
    {
        var x = new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(0.25, 0.5, 0.75) };
        foreach (var op in Registry.All.OfType<ElementwiseOp>().Where(op => op.Arity is 1 or 2))
        {
            var scalar = Expr.Variable("t");
            var (vector, single) = op.Arity == 1 ? (op[X], op[scalar]) : (op[X, X + 1], op[scalar, scalar + 1]);
            double[] expected = [.. x["x"].Values.ToArray().Select(t => single.Evaluate(new Dictionary<string, double> { ["t"] = t }))];
            Assert.Equal(expected, vector.Evaluate(x).Values.ToArray());
        }
    }
}
