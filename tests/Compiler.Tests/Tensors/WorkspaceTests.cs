using System.Buffers;
using System.Text;
using SymDiff.Ops;
using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

public class WorkspaceTests
{
    private static readonly Expr X = Expr.Variable("x", Shape.Of("n")), W = Expr.Variable("W", Shape.Of("h", "n")), P = Expr.Variable("p", Shape.Of((Dimension)"m" * 2)), C = Expr.Variable("c", Shape.Of(3));
    private static readonly Expr Product = Contraction.MatMul(W, X);

    [Fact]
    public async Task Wrong_calls_say_what_was_seen_and_what_to_do()
    {
        var report = new StringBuilder();
        Call("an unknown input", ws => ws.In("v", new double[2], 2));
        Call("a missing input", ws => ws.In("x", new double[2], 2));
        Call("a missing output", ws => Given(ws).Run());
        Call("an unknown output", ws => ws.Out(7, new double[2]));
        Call("an input of another rank", ws => Given(ws).In("x", new double[4], 2, 2));
        Call("a size that differs", ws => Given(ws).In("W", new double[15], 3, 5));
        Call("a literal length that differs", ws => Given(ws).In("c", new double[4], 4));
        Call("an axis without elements", ws => Given(ws).In("x", Array.Empty<double>(), 0));
        Call("too few elements", ws => ws.In("x", new double[3], 4));
        Call("lengths below 0", ws => ws.In("W", new double[6], -2, -3));
        Call("memory of the wrong length", ws => Given(ws).Out(0, new double[2]));
        var memory = new double[9];
        Call("results over an input", ws => Given(ws).In("x", memory.AsMemory(0, 2), 2).Out(0, memory.AsMemory(1, 3)));
        Call("results over results", ws => Given(ws).Out(0, memory.AsMemory(0, 3)).Out(1, memory.AsMemory(2, 3)));
        Evaluate("a size that no input has alone", P * 2, P);
        Evaluate("a size of an input that was not given", FillOp.Ones(Shape.Of("v")), X, Expr.Variable("v", Shape.Of("v")));
        Evaluate("a variable with two shapes", Product, X, Expr.Variable("W", Shape.Of("n", "n")));
        Evaluate("a variable that is not declared", Product, X);
        Evaluate("a place outside of a vector", Contraction.At(X, -1, 4), X);
        Evaluate("a bound outside of a vector", new SliceOp(-1, 0, (Dimension)"n" * 2 - 1).Apply(X), X);
        Evaluate("a padding below 0", new PadOp(-1, 0, 1 - (Dimension)"n").Apply(X), X);
        Evaluate("a length below 0", new SliceOp(-1, "n", 1).Apply(X), X);
        Evaluate("an index outside of a vector", new GatherOp(-1).Apply(X, X), X);
        Evaluate("a singular matrix", InverseOp.Instance.Apply(Contraction.Outer(X, X)), X);
        Evaluate("a matrix without a Cholesky factor", CholeskyOp.Instance.Apply(-Contraction.Eye(Shape.Of("n"))), X);
        Evaluate("a tensor that is too big", Contraction.Of([(FillOp.Ones(Shape.Of((Dimension)"n" * 10_000, (Dimension)"n" * 10_000)), [0, 1])], [1, 0]), X);
        Evaluate("a function without a value", new TensorOpaqueOp("f", [X.Shape], X.Shape).Apply(X), X);
        await Verifier.Verify(report.ToString());

        void Evaluate(string what, Expr expression, params Expr[] inputs) => report.AppendLine(what).AppendLine(Describe(() =>
            TensorFunction.Compile([expression], inputs).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 2), ["p"] = Tensor.Vector(1, 2) })));

        void Call(string what, Action<Workspace<double>> call)
        {
            using var workspace = TensorFunction.Compile([Product, C + 1], [X, W, C]).CreateWorkspace();
            report.AppendLine(what).AppendLine(Describe(() =>
            {
                call(workspace);
                workspace.Run();
            }));
        }
    }

    [Fact]
    public void A_workspace_works_after_an_error()
    {
        var function = TensorFunction.Compile([Product], [X, W]);
        using var workspace = function.CreateWorkspace();
        var result = new double[1];
        workspace.In("x", new double[] { 1, 2 }, 2).In("W", new double[] { 1, 2, 3 }, 1, 3).Out(0, result);
        Assert.Equal("SD3016", Kernels.Code(workspace.Run));
        workspace.In("W", new double[] { 3, 4 }, 1, 2).Run();
        Assert.Equal([11], result);
    }

    [Fact]
    public void Arrays_may_move_between_runs()
    {
        var model = Model.Parse("param x[n], A[n,n]; y = reshape(exp(x), n, 1); s = softmax(A*x); v = A @ y");
        using var workspace = model.Compile(model["y"], model["s"], model["v"]).CreateWorkspace();
        double[][] seen = [];
        var random = new Random(2);
        for (var round = 0; round < 5; round++)
        {
            var behind = new byte[1 << 16];
            double[] x = [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble())], a = [.. Enumerable.Range(0, 81).Select(_ => random.NextDouble())];
            seen = [new double[9], new double[81], new double[9]];
            workspace.In("x", x, 9).In("A", a, 9, 9).Out(0, seen[0]).Out(1, seen[1]).Out(2, seen[2]).Run();
            double[][] first = [.. seen.Select(values => values.ToArray())];
            GC.KeepAlive(behind);
            behind = null;
            foreach (var values in seen) Array.Clear(values);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            workspace.Run();
            Assert.Equal(first, seen);
        }
    }

    [Fact]
    public void Memory_may_be_an_array_or_not()
    {
        var model = Model.Parse("param a[n], b[n], c[n], d[n], e[n]; v = a*b + c; w = exp(d)*e; s = sum(a*e)");
        using var workspace = model.Compile(model["v"], model["w"], model["s"]).CreateWorkspace();
        double[][] given = [.. Enumerable.Range(1, 5).Select(i => Enumerable.Range(0, 11).Select(j => (double)(i + j)).ToArray())];
        double[] v = new double[13], w = new double[11], s = new double[1];
        foreach (var others in new[] { 0, 1, 0b1010101, 0b11111111 })
        {
            workspace.In("a", Memory(0), 11).In("b", Memory(1), 11).In("c", Memory(2), 11).In("d", Memory(3), 11).In("e", Memory(4), 11);
            workspace.Out(0, Wrapped(v, 5)[1..12]).Out(1, Wrapped(w, 6)).Out(2, Wrapped(s, 7)).Run();
            for (var i = 0; i < 11; i++) Assert.Equal(((i + 1.0) * (i + 2)) + i + 3, v[i + 1]);
            Assert.Equal((0, 0), (v[0], v[12]));
            Assert.Equal(Math.Exp(9) * 10, w[5], 1e-9);
            Assert.Equal(Enumerable.Range(0, 11).Sum(i => (i + 1.0) * (i + 5)), s[0]);
            foreach (var result in new[] { v, w, s }) Array.Clear(result);

            Memory<double> Memory(int number) => Wrapped(given[number], number);

            Memory<double> Wrapped(double[] array, int number) => (others & (1 << number)) == 0 ? array : new NoArray(array).Memory;
        }
    }

    [Fact]
    public void A_workspace_that_was_let_go_does_not_run()
    {
        var workspace = TensorFunction.Compile([C + 1]).CreateWorkspace();
        workspace.In("c", new double[3], 3).Out(0, new double[3]).Dispose();
        Assert.Throws<ObjectDisposedException>(workspace.Run);
    }

    [Fact]
    public void An_input_that_no_output_reads_may_be_left_out()
    {
        using var workspace = TensorFunction.Compile([C + 1], [X, C]).CreateWorkspace();
        var result = new double[3];
        workspace.In("c", new double[] { 1, 2, 3 }, 3).Out(0, result).Run();
        Assert.Equal([2, 3, 4], result);
    }

    [Fact]
    public void Floats_are_computed_as_floats()
    {
        var function = TensorFunction.Compile([X + X, Contraction.Sum(X, [-1])], [X]);
        using var workspace = function.CreateWorkspace<float>();
        float[] doubled = new float[2], sum = new float[1];
        workspace.In("x", new[] { 3e38f, 1f }, 2).Out(0, doubled).Out(1, sum).Run();
        Assert.Equal([float.PositiveInfinity, 2], doubled);
        workspace.In("x", Tensor.Vector(16777216, 1)).Run();
        Assert.Equal([16777216], sum);
    }

    [Fact]
    public void Other_numbers_are_refused() => Assert.Equal("SD3023", Kernels.Code(() => TensorFunction.Compile([X]).CreateWorkspace<Half>()));

    /// <summary>Memory that does not say which array it is.</summary>
    private sealed class NoArray(double[] array) : MemoryManager<double>
    {
        public override Span<double> GetSpan() => array;

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }

    private static Workspace<double> Given(Workspace<double> workspace) => workspace.In("x", new double[2], 2).In("W", new double[6], 3, 2).In("c", new double[3], 3);

    private static string Describe(Action action)
    {
        var error = Assert.ThrowsAny<SymDiffException>(action).Diagnostic;
        return $"    {error.Code}: {error.Message}\n{(error.Hint is null ? "" : $"    {error.Hint}\n")}";
    }
}
