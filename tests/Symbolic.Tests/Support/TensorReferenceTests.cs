using System.Collections.Immutable;
using SymDiff.Ops;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Support;

/// <summary>The witness of tensor operators against values by hand.</summary>
public class TensorReferenceTests
{
    private static readonly Expr X = Expr.Symbol("x", Shape.Of("n")), A = Expr.Symbol("A", Shape.Of(2, 2)), B = Expr.Symbol("B", Shape.Of(2, "n")), I = Expr.Symbol("i", Shape.Of(2));

    private static readonly TensorReference At = new(
        new Dictionary<string, DenseArray>
        {
            ["x"] = DenseArray.Vector(1, -2, 3),
            ["A"] = new([2, 2], [4, 2, 2, 5]),
            ["B"] = new([2, 3], [1, 2, 3, 6, 5, 4]),
            ["i"] = DenseArray.Vector(2, 0),
        },
        new Dictionary<string, long> { ["n"] = 3 });

    [Theory]
    [MemberData(nameof(Values))]
    public void It_gives_values_by_hand(Expr node, double[] want)
    {
        var got = At.Evaluate(node).Entries.ToArray();
        Assert.Equal(want.Length, got.Length);
        for (var i = 0; i < want.Length; i++) Assert.Equal(want[i], got[i], 1e-14);
    }

    [Fact]
    public void Shapes_are_those_of_the_sizes()
    {
        var node = Contraction.Outer(X, B);
        Assert.Equal([5, 2, 5], TensorReference.ShapesAt(node, new Dictionary<string, long> { ["n"] = 5 })[node]);
    }

    [Fact]
    public void Differences_give_the_jacobian() => Assert.Equal([2.0, 0, 0, 0, -4, 0, 0, 0, 6], TensorDifferences.Jacobian(X * X, "x", At).Entries.ToArray().Select(entry => Math.Round(entry, 9)));

    public static TheoryData<Expr, double[]> Values => new()
    {
        { X + 2 * B, [3, 2, 9, 13, 8, 11] },
        { new SizeOp("n").Apply() * FillOp.Ones(Shape.Of(2)), [3, 3] },
        { UnitOp.Vector(1, "n"), [0, 1, 0] },
        { Contraction.MatMul(B, X), [6, 8] },
        { Contraction.Trace(A), [9] },
        { Contraction.Diag(X), [1, 0, 0, 0, -2, 0, 0, 0, 3] },
        { StackOp.First(X, X * X), [1, -2, 3, 1, 4, 9] },
        { new StackOp(-1).Apply(X, X * X), [1, 1, -2, 4, 3, 9] },
        { new ReduceOp(Reduction.Max, [-1], false).Apply(B), [3, 6] },
        { new ReduceOp(Reduction.Min, [-2], true).Apply(B), [1, 2, 3] },
        { new ReduceOp(Reduction.Prod, [-2, -1], false).Apply(B), [720] },
        { new LogSumExpOp([-1], false).Apply(X - X), [Math.Log(3)] },
        { new SoftmaxOp(-1, false).Apply(Exponential.Log[B]), [1 / 6.0, 2 / 6.0, 3 / 6.0, 6 / 15.0, 5 / 15.0, 4 / 15.0] },
        { new SoftmaxOp(-2, true).Apply(B - B), [-Math.Log(2), -Math.Log(2), -Math.Log(2), -Math.Log(2), -Math.Log(2), -Math.Log(2)] },
        { Norm2Op.Of(A, [-2, -1]), [7] },
        { new ArgMaxMaskOp(true, [-1]).Apply(B), [0, 0, 1, 1, 0, 0] },
        { new ArgMaxMaskOp(false, [-2, -1]).Apply(A), [0, 1, 0, 0] },
        { new ReshapeOp(Shape.Of("n", 2)).Apply(B), [1, 2, 3, 6, 5, 4] },
        { new ConcatenateOp(-1).Apply(B, A), [1, 2, 3, 4, 2, 6, 5, 4, 2, 5] },
        { SliceOp.Of(B, -1, 1, null), [2, 3, 5, 4] },
        { new PadOp(-1, 1, 0).Apply(A), [0, 4, 2, 0, 2, 5] },
        { new ReverseOp(-1).Apply(B), [3, 2, 1, 4, 5, 6] },
        { new GatherOp(-1).Apply(B, I), [3, 1, 4, 6] },
        { new ScatterAddOp(-1, 3).Apply(A, I), [2, 0, 4, 5, 0, 2] },
        { new TriangleOp(isLower: true, 0).Apply(A), [4, 0, 2, 5] },
        { new TriangleOp(isLower: false, 1).Apply(A), [0, 2, 0, 0] },
        { Pool("maxpool", 2, ("x", B)), [6, 5] },
        { Pool("maxpool_at", 2, ("h", B - 1), ("x", B)), [5, 4] },
        { Pool("unpool", 2, ("g", Expr.Constant(Number.One) * Pool("maxpool", 2, ("x", B))), ("x", B)), [0, 0, 0, 6, 5, 0] },
        { DeterminantOp.Instance[A], [16] },
        { LogDeterminantOp.Instance[A], [Math.Log(16)] },
        { InverseOp.Instance[A], [5 / 16.0, -2 / 16.0, -2 / 16.0, 4 / 16.0] },
        { new SolveOp(isVector: true).Apply(A, I), [10 / 16.0, -4 / 16.0] },
        { SolveOp.Matrices.Apply(A, A), [1, 0, 0, 1] },
        { CholeskyOp.Instance[A], [2, 0, 1, 2] },
    };

    private static Expr Pool(string name, int size, params (string Name, object Value)[] arguments) => CallForms.Find(name)!.Build(
        new(arguments.ToDictionary(argument => argument.Name, argument => argument.Value).Append(new("size", (ImmutableArray<int>)[size, size])).Append(new("stride", (ImmutableArray<int>)[1])).ToDictionary()));
}
