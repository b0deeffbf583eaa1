using SymDiff.Compiling.Vectors;
using SymDiff.Differentiation;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Fused loops against the kernels that compute node by node.</summary>
public class FusedTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cases => [.. TensorCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fused_is_unfused(string name)
    {
        var item = TensorCases.Find(name);
        var cotangent = Expr.Symbol("cotangent", item.Node.Shape);
        Expr[] roots = [item.Node, .. item.Differentiable.Length > 0 ? Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, cotangent) : []];
        Expr[] inputs = [.. item.Variables, cotangent];
        var function = TensorFunction.Compile(roots, inputs, TensorReferenceTests.Bindings(item));
        for (var round = 0; round < 5; round++)
        {
            var seed = Seeds.Next() + round;
            output.WriteLine($"seed {seed}");
            var reference = item.Sample(seed, cotangent);
            var at = inputs.ToDictionary(input => input.VariableName!, input => TensorReferenceTests.ToTensor(reference[input.VariableName!]));
            AssertFused(function, at);
        }
    }

    [Theory]
    [InlineData("softmax(x)*y + x", "softmax")]
    [InlineData("sum(exp(x)*y)/sum(y)", "two sums")]
    [InlineData("log_softmax(A) + x", "rows")]
    [InlineData("sum(A*tanh(A'), axis=1)", "a transpose of an input")]
    [InlineData("logsumexp(A*A, axis=1) + max(A, axis=1)*x", "numbers of rows")]
    [InlineData("exp(outer(x, y)/(1 + A^2))", "an outer product")]
    [InlineData("sum(exp(A + x))", "one row of short lines")]
    [InlineData("softmax(A)*sum(A*A, axis=1, keep=true)", "a number of the row times a softmax")]
    [InlineData("exp(A) + 2*ones(n)", "a tensor of one number")]
    public void One_loop(string text, string what)
    {
        var (program, function) = Fused(text);
        Assert.True(program.Steps.Count == 1, $"{what}: {string.Join(", ", program.Steps.Select(step => step.Nodes[0].Op.Name))}");
        Check(function, 1, 3, 8, 17, 40);
    }

    /// <summary>The sum is u's times that of tanh(v), so the product is not read any more: what it read must not come to lie in a result that is there already.</summary>
    [Theory]
    [InlineData("norm2(z) + sum(sum(u)*tanh(v))")]
    [InlineData("norm2(z) + sum(sum(u)*exp(v))")]
    public void A_result_is_not_written_over_by_what_nobody_reads(string text)
    {
        var (model, random) = (Model.Parse($"param z[n], v[n], u[n]\n{text}"), new Random(1));
        Expr[] inputs = [model["z"], model["v"], model["u"]];
        var function = TensorFunction.Compile([model.Output, .. Differentiator.Jacobian(model.Output, [model["z"]])], inputs);
        foreach (var n in new[] { 1, 3, 8, 17, 4100 }) AssertFused(function, inputs.ToDictionary(input => input.VariableName!, _ => Tensors.Random(random, n)));
    }

    [Theory]
    [InlineData("exp(A) @ exp(x)", 3)]
    [InlineData("sin(A) + sin(A)'", 2)]
    [InlineData("max(A, axis=0) + x", 2)]
    [InlineData("inv(A*A + 50*eye(n))*x", 4)]
    [InlineData("exp(x/(1 + sum((A @ cos(x))*y)))", 3)]
    public void What_no_loop_takes_is_stored(string text, int steps)
    {
        var (program, function) = Fused(text);
        Assert.Equal(steps, program.Steps.Count);
        Check(function, 1, 3, 17);
    }

    [Fact]
    public void Who_reads_the_same_entries_shares_a_loop()
    {
        var (program, function) = Fused("sum(max(0, A @ x) @ A)*where(A @ x > 0, y, 0)");
        Assert.Equal(2, program.Steps[1].Nodes.Count);
        Check(function, 1, 3, 17);
    }

    [Fact]
    public void Constants_of_outer_products_are_there_first() =>
        Check(Fused("exp(y) + einsum(\"a,,b->ab\", x, 2, y) @ x + einsum(\",ab,b->a\", 2, A, x)").Function, 1, 3, 17);

    [Fact]
    public void A_product_with_ones_is_read_and_not_stored()
    {
        var (program, function) = Fused("softmax(x)*(ones(n)*y - sum(softmax(x)*(ones(n)*y)))");
        Assert.Equal([["multiply"]], program.Steps.Select(step => step.Nodes.Select(node => node.Op.Name)));
        using var workspace = function.CreateWorkspace();
        workspace.In("A", new double[64 * 64], 64, 64).In("x", new double[64], 64).In("y", new double[64], 64);
        Assert.Equal(0, workspace.MemoryUse.Bytes);
        Check(function, 1, 3, 17);
    }

    [Theory]
    [InlineData("outer(exp(2*(A @ A)) @ x, y)*(2*(A @ A))", "einsum exp einsum multiply")]
    [InlineData("outer(exp(1 - A @ A) @ x, y)*(1 - A @ A)", "einsum exp einsum multiply")]
    [InlineData("(ones(n)*softmax(x)) @ A", "multiply einsum")]
    [InlineData("sum(y*(2*softmax(x)))*sum(y*(-2*x))", "multiply")]
    public void Multiples_of_what_is_in_memory_are_read_and_not_stored(string text, string stored)
    {
        var (program, function) = Fused(text);
        Assert.Equal(stored, string.Join(' ', program.Steps.SelectMany(step => step.Nodes).Select(node => node.Op.Name)));
        Check(function, 1, 3, 17, 120);
    }

    [Theory]
    [InlineData("sum(y*softmax(x))*log_softmax(x)")]
    [InlineData("log_softmax(x)*sum(softmax(x)*softmax(x)*y)")]
    [InlineData("sum(softmax(x)*y)*exp(softmax(x))")]
    public void Numbers_of_the_row_are_taken_out_of_sums_and_what_passes_hand_on_lies_in_the_result(string text)
    {
        var (program, function) = Fused(text);
        Assert.Single(program.Steps);
        using var workspace = function.CreateWorkspace();
        workspace.In("A", new double[200 * 200], 200, 200).In("x", new double[200], 200).In("y", new double[200], 200);
        Assert.Equal(0, workspace.MemoryUse.Bytes);
        Check(function, 1, 3, 17, 200, 3000);
    }

    [Theory]
    [InlineData("sum(A*softmax(A), axis=1)*x")]
    [InlineData("softmax(A)*(A - outer(sum(A*softmax(A), axis=1), ones(n)))")]
    [InlineData("sum(softmax(A)*softmax(A), axis=1) + sum(softmax(A)*A*softmax(A), axis=1)")]
    public void Numbers_of_every_row_are_taken_out_of_its_sums(string text) => Check(Fused(text).Function, 1, 3, 17, 120);

    [Fact]
    public void A_bound_function_of_a_number_of_the_row_is_called_once_a_row()
    {
        var calls = 0;
        var functions = FunctionBindings.None.With("f", (double x) => ++calls * x);
        var model = Model.Parse("input A[m,n]\nopaque f(1)\nouter(f(sum(A*A, axis=1)), ones(n))*A");
        var function = TensorFunction.Compile([model.Output], [model["A"]], functions);
        using var workspace = function.CreateWorkspace();
        var seen = new double[3 * 200];
        workspace.In("A", Tensors.Random(new Random(1), 3, 200)).Out(0, seen).Run();
        Assert.Equal(3, calls);
    }

    [Theory]
    [InlineData("v = atan2(sum(x*y), sum(y*y))*lgamma(2 + sum(x*y)^2); w = x*sum(x*y)")]
    [InlineData("v = log(sum(exp(x)))*lgamma(sum(x*x)); w = y/sum(exp(x))")]
    public void Numbers_that_no_turn_reads_are_computed_behind_the_loop(string text)
    {
        var model = Model.Parse($"param x[n], y[n]; {text}");
        var (function, random) = (model.Compile(model["v"], model["w"]), new Random(4));
        foreach (var n in new[] { 1, 2, 8, 11, 64, 97, 5000 })
            AssertFused(function, new Dictionary<string, Tensor> { ["x"] = Tensors.Random(random, n), ["y"] = Tensors.Random(random, n) }, 1e-12);
    }

    [Fact]
    public void Numbers_of_empty_rows_are_computed()
    {
        var model = Model.Parse("param x[n], y; z = y*x[1:]; s = exp(sum(z*z) + 2); v = z*s");
        using var workspace = model.Compile(model["s"], model["v"]).CreateWorkspace();
        double[] number = [0];
        workspace.In("x", new double[1].AsMemory(), 1).In("y", new double[] { 3 }.AsMemory()).Out(0, number).Out(1, Memory<double>.Empty).Run();
        Assert.Equal(Math.Exp(2), number[0], 1e-15);
    }

    [Fact]
    public void Folds_have_the_same_bits_at_every_width()
    {
        var random = new Random(1);
        foreach (var n in new[] { 0, 1, 7, 8, 31, 32, 33, 100, 1000 })
        {
            var line = Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5).ToArray();
            foreach (var fold in new[] { Fold.Sum, Fold.Max, Fold.Min })
            {
                var wide = LaneFolds.Run(8, fold, Partials.Empty(fold), line);
                Assert.Equal(wide, LaneFolds.Run(4, fold, Partials.Empty(fold), line));
                Assert.Equal(wide, LaneFolds.Run(1, fold, Partials.Empty(fold), line));
            }
            if (n > 0) Assert.Equal((line.Max(), line.Min()), (LaneFolds.Run(8, Fold.Max, double.NegativeInfinity, line), LaneFolds.Run(8, Fold.Min, double.PositiveInfinity, line)));
            Assert.Equal(line.Sum(), LaneFolds.Run(8, Fold.Sum, 0, line), 1e-13);
            if (n == 0) continue;
            line[n / 2] = double.NegativeInfinity;
            Assert.Equal((line.Max(), double.NegativeInfinity), (LaneFolds.Run(8, Fold.Max, double.NegativeInfinity, line), LaneFolds.Run(8, Fold.Min, double.PositiveInfinity, line)));
            line[n / 2] = double.NaN;
            Assert.All([Fold.Sum, Fold.Max, Fold.Min], fold => Assert.Equal(double.NaN, LaneFolds.Run(8, fold, Partials.Empty(fold), line)));
        }
    }

    [Theory]
    [InlineData(Fold.Max)]
    [InlineData(Fold.Min)]
    internal void Of_zeros_with_either_sign_one_is_found_that_is_the_same_at_every_width(Fold fold)
    {
        var random = new Random(1);
        foreach (var n in new[] { 1, 2, 7, 8, 9, 40, 41 })
            for (var round = 0; round < 20; round++)
            {
                var line = Enumerable.Range(0, n).Select(_ => random.Next(2) == 0 ? 0.0 : -0.0).ToArray();
                Assert.All(LaneRun.Widths, lanes => Assert.Equal(0, BitConverter.DoubleToInt64Bits(LaneFolds.Run(lanes, fold, Partials.Empty(fold), line))));
            }
    }

    [Theory]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.NaN)]
    [InlineData(double.NegativeInfinity, 1, 0)]
    [InlineData(double.MaxValue, double.MaxValue, 0)]
    [InlineData(double.MinValue, 1, 0)]
    public void Rows_with_what_is_not_finite_or_nearly_so(double special, double largest, double share)
    {
        var model = Model.Parse("param x[n]; v = logsumexp(x); p = softmax(x); m = max(x)");
        var function = model.Compile(model["v"], model["p"], model["m"]);
        foreach (var n in new[] { 2, 8, 13, 64, 100, 5000 })
        {
            var x = Enumerable.Repeat(1.0, n).ToArray();
            x[n / 2] = special;
            var at = new Dictionary<string, Tensor> { ["x"] = new([n], x) };
            AssertFused(function, at);
            var seen = Loops.Evaluate(function, at);
            Assert.Equal(largest, seen[2].Values[0]);
            Assert.Equal(largest == 1 ? 1 + Math.Log(n - 1) : largest, seen[0].Values[0], 1e-12);
            Assert.Equal(largest == 1 ? 1.0 / (n - 1) : share, seen[1].Values[0], 1e-12);
            Array.Fill(x, special);
            AssertFused(function, at = new() { ["x"] = new([n], x) });
            Assert.Equal(special, Loops.Evaluate(function, at)[0].Values[0]);
        }
    }

    [Fact]
    public void Rows_of_all_lengths_and_numbers_in_both_precisions()
    {
        var model = Model.Parse("param A[m,n], x[n], y[m]\nsoftmax(A*x) + outer(y*max(A - x, axis=1), ones(n)) + exp(-A^2)*sum(sin(A), axis=1, keep=true)");
        var function = TensorFunction.OfMachineForm([model.Output], [model["A"], model["x"], model["y"]]);
        var random = new Random(5);
        foreach (var (m, n) in new[] { (1, 1), (1, 5), (300, 1), (7, 10), (200, 10), (64, 25), (33, 96), (5, 97), (3, 600), (2, 3000) })
        {
            var at = new Dictionary<string, Tensor> { ["A"] = Tensors.Random(random, m, n), ["x"] = Tensors.Random(random, n), ["y"] = Tensors.Random(random, m) };
            AssertFused(function, at);
            using var workspace = function.CreateWorkspace<float>();
            var seen = new float[m * n];
            foreach (var (name, value) in at) workspace.In(name, value);
            workspace.Out(0, seen).Run();
            Kernels.Close(function.Evaluate(at)[0].Values, Array.ConvertAll(seen, x => (double)x), 3e-5);
        }
    }

    [Fact]
    public void What_repeats_from_tile_to_tile_and_what_does_not()
    {
        var model = Model.Parse("param T[n,k,d], B[k,d], c[k], z[n]\nouter(z, c)*max(T - B, axis=2) + sum(exp(T - B), axis=2)*sum(sum(T, axis=0)*B, axis=1)");
        Expr[] inputs = [model["T"], model["B"], model["c"], model["z"]];
        var function = TensorFunction.OfMachineForm([model.Output], inputs);
        var random = new Random(7);
        foreach (var (n, k, d) in new[] { (1, 1, 1), (50, 25, 10), (300, 3, 4), (41, 30, 20), (9, 200, 11), (1000, 7, 2), (3, 5000, 2), (100, 9, 70) })
        {
            var at = new Dictionary<string, Tensor> { ["T"] = Tensors.Random(random, n, k, d), ["B"] = Tensors.Random(random, k, d), ["c"] = Tensors.Random(random, k), ["z"] = Tensors.Random(random, n) };
            AssertFused(function, at, 1e-12);
            var (t, b, seen) = (at["T"].Values.ToArray(), at["B"].Values.ToArray(), Loops.Evaluate(function, at)[0].Values.ToArray());
            for (var row = 0; row < n * k; row++)
            {
                var (component, differences) = (row % k, Enumerable.Range(0, d).Select(a => t[(row * d) + a] - b[(row % k * d) + a]).ToArray());
                var weight = Enumerable.Range(0, d).Sum(a => Enumerable.Range(0, n).Sum(i => t[(((i * k) + component) * d) + a]) * b[(component * d) + a]);
                var expected = (at["z"].Values[row / k] * at["c"].Values[component] * differences.Max()) + (differences.Sum(Math.Exp) * weight);
                Assert.Equal(expected, seen[row], 1e-11 * (1 + Math.Abs(expected) + Math.Abs(weight)));
            }
        }
    }

    private static (TensorProgram Program, TensorFunction Function) Fused(string text)
    {
        var model = Model.Parse($"param A[n,n], x[n], y[n]\n{text}");
        Expr[] inputs = [model["A"], model["x"], model["y"]];
        return (TensorProgramBuilder.BuildFused([model.Output], inputs, FunctionBindings.None, Limits.Default), TensorFunction.OfMachineForm([model.Output], inputs));
    }

    private static void Check(TensorFunction function, params int[] sizes)
    {
        var random = new Random(3);
        foreach (var n in sizes)
            AssertFused(function, new Dictionary<string, Tensor> { ["A"] = Tensors.Random(random, n, n), ["x"] = Tensors.Random(random, n), ["y"] = Tensors.Random(random, n) }, 1e-12);
    }

    /// <summary>A workspace's results beside those of a single evaluation.</summary>
    internal static void AssertFused(TensorFunction function, IReadOnlyDictionary<string, Tensor> at, double tolerance = 1e-13)
    {
        var expected = function.Evaluate(at);
        var seen = Loops.Evaluate(function, at);
        for (var i = 0; i < seen.Length; i++) Kernels.Close(expected[i].Values, seen[i].Values, tolerance);
    }
}
