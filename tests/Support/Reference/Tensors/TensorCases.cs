using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Every tensor operator with attributes of every kind, on literal and on named sizes.</summary>
internal static class TensorCases
{
    public static IReadOnlyList<TensorCase> All { get; } = [.. Contractions(), .. Reductions(), .. Structure(), .. Windows(), .. LinearAlgebra(), .. OpaqueCases.All];

    public static TensorCase Find(string name) => All.Single(item => item.Name == name);

    internal static Expr Variable(string name, params ReadOnlySpan<Dimension> axes) => Expr.Symbol(name, Shape.Of(axes));

    private static IEnumerable<TensorCase> Contractions()
    {
        var (x, y, m, b) = (Variable("x", "n"), Variable("y", "n"), Variable("M", "m", "n"), Variable("B", 2, "m", 3));
        yield return new("matrix times vector", Contraction.MatMul(m, x));
        yield return new("matrix product", Contraction.MatMul(Contraction.Transpose(m), m));
        yield return new("batch of products", Contraction.MatMul(b, Variable("C", 2, 3, "n")));
        yield return new("dot", Contraction.Dot(x, y));
        yield return new("outer", Contraction.Outer(x, y));
        yield return new("sum over all", Contraction.Sum(m, [-2, -1]));
        yield return new("sum over rows, axis kept", Contraction.Sum(b, [-2], keep: true));
        yield return new("diagonal matrix", Contraction.Diag(x));
        yield return new("trace", Contraction.Trace(Variable("A", "n", "n")));
        yield return new("diagonal of a batch", Contraction.Diagonal(Variable("A", 2, "n", "n")));
        yield return new("three operands", Contraction.Of([(m, [0, 1]), (x, [1]), (Variable("z", "m"), [0])], [1]));
        yield return new("index of one operand only", Contraction.Of([(m, [0, 1]), (Variable("z", "k"), [2])], [2, 0]));
        yield return new("entry", Contraction.At(m, -1, 0));
        yield return new("stack", new StackOp(-2).Apply(m, m * m, Variable("N", "m", "n")));
        yield return new("list", StackOp.First(x, y));
        yield return new("broadcast sum", m + x);
        yield return new("broadcast product", m * Variable("r", "m", 1) * Variable("s"));
    }

    private static IEnumerable<TensorCase> Reductions()
    {
        var (x, c) = (Variable("x", 2, "n"), Variable("x", 2, "n", 2));
        foreach (var kind in Enum.GetValues<Reduction>())
        {
            yield return new($"{kind} of all", new ReduceOp(kind, [-2, -1], false).Apply(x));
            yield return new($"{kind} over one axis", new ReduceOp(kind, [-2], false).Apply(c));
            yield return new($"{kind} over two axes, kept", new ReduceOp(kind, [-3, -1], true).Apply(c));
        }
        yield return new("logsumexp over one axis", new LogSumExpOp([-2], false).Apply(c));
        yield return new("logsumexp over two axes, kept", new LogSumExpOp([-2, -1], true).Apply(c));
        yield return new("softmax", new SoftmaxOp(-1, false).Apply(x));
        yield return new("softmax over the first axis", new SoftmaxOp(-2, false).Apply(x));
        yield return new("log_softmax", new SoftmaxOp(-2, true).Apply(c));
        yield return new("norm2 of all", new Norm2Op([-2, -1], false).Apply(x));
        yield return new("norm2 over one axis, kept", new Norm2Op([-2], true).Apply(c));
        yield return new("argmax_mask", new ArgMaxMaskOp(true, [-1]).Apply(x));
        yield return new("argmax_mask of the smallest", new ArgMaxMaskOp(false, [-2, -1]).Apply(x));
    }

    private static IEnumerable<TensorCase> Structure()
    {
        var (m, b, indices) = (Variable("M", "m", "n"), Variable("B", 2, 3, "n"), Variable("indices", "k"));
        yield return new("reshape", new ReshapeOp(Shape.Of("n", (Dimension)"m" * 1, 1)).Apply(m));
        yield return new("reshape to a vector", new ReshapeOp(Shape.Of((Dimension)6 * "n")).Apply(b));
        yield return new("concatenate rows", new ConcatenateOp(-2).Apply(m, Variable("N", 2, "n"), m));
        yield return new("concatenate columns", new ConcatenateOp(-1).Apply(m, Variable("N", "m", "k")));
        yield return new("slice", new SliceOp(-2, 1, 3).Apply(b));
        yield return new("slice with named bounds", new SliceOp(-1, 2, (Dimension)"n" - 1).Apply(b)) { Least = { ["n"] = 4 } };
        yield return new("pad", new PadOp(-2, 1, "n").Apply(b));
        yield return new("reverse", new ReverseOp(-2).Apply(b));
        yield return new("gather", new GatherOp(-1).Apply(b, indices)) { Places = "n" };
        yield return new("gather rows", new GatherOp(-2).Apply(b, indices)) { Places = 3 };
        yield return new("scatter_add", new ScatterAddOp(-2, "n").Apply(Variable("V", "k", 2), indices)) { Places = "n" };
        yield return new("tril", new TriangleOp(true, 0).Apply(b));
        yield return new("triu", new TriangleOp(false, 1).Apply(m));
        yield return new("tril below the diagonal", new TriangleOp(true, -1).Apply(b));
    }

    private static IEnumerable<TensorCase> Windows()
    {
        var (x, w, image, kernels) = (Variable("x", "d"), Variable("w", "k"), Variable("X", 2, 4, 5), Variable("W", 3, 2, 2, 3));
        foreach (var mode in (string[])["full", "valid", "same"])
            foreach (var function in (string[])["convolve", "correlate"])
            {
                yield return new($"{function} {mode}", Call(function, ("x", x), ("w", w), ("mode", mode))) { Least = { ["d"] = 4 } };
                yield return new($"{function} {mode} of matrices", Call(function, ("x", Variable("X", "b", 4, "d")), ("w", Variable("W", 2, "k")), ("mode", mode))) { Least = { ["d"] = 4 } };
            }
        yield return new("convolve vectors with a batch of kernels", Call("convolve", ("x", x), ("w", Variable("W", 2, "k")), ("mode", "full")));
        yield return new("conv", Call("conv", ("x", image), ("w", kernels)));
        yield return new("conv with stride and padding", Call("conv", ("x", image), ("w", kernels), ("stride", Numbers(2)), ("pad", Numbers(1, 2))));
        yield return new("conv with dilation, flipped", Call("conv", ("x", image), ("w", kernels), ("dilation", Numbers(1, 2)), ("flip", true)));
        var (batch, reach) = (Variable("X", 2, 2, "d"), Variable("W", "c", 2, "k"));
        yield return new("conv of a batch on one axis", Call("conv", ("x", batch), ("w", reach), ("stride", Numbers(3)), ("pad", Numbers(1)))) { Least = { ["d"] = 4 } };
        yield return new("maxpool", Call("maxpool", ("x", image), ("size", Numbers(2))));
        yield return new("maxpool with overlap", Call("maxpool", ("x", image), ("size", Numbers(3, 2)), ("stride", Numbers(1, 2))));
        yield return new("maxpool of a vector", Call("maxpool", ("x", x), ("size", Numbers(3)), ("stride", Numbers(1)))) { Least = { ["d"] = 3 } };
        yield return new("unpool", Call("unpool", ("g", Variable("G", "b", 2, 2, 2)), ("x", image), ("size", Numbers(2))));
        yield return new("maxpool_at", Call("maxpool_at", ("h", Variable("H", 3, 2, 4, 5)), ("x", image), ("size", Numbers(2))));
    }

    private static IEnumerable<TensorCase> LinearAlgebra()
    {
        var (a, batch) = (Variable("A", "n", "n"), Variable("A", 2, 3, 3));
        foreach (var function in (string[])["inv", "det", "logdet", "cofactor", "cholesky"])
        {
            yield return new(function, Call(function, ("A", a)));
            yield return new($"{function} of a batch", Call(function, ("A", batch)));
        }
        yield return new("solve for a vector", Call("solve", ("A", a), ("B", Variable("b", "n"))));
        yield return new("solve for a matrix", Call("solve", ("A", a), ("B", Variable("B", "n", "k"))));
        yield return new("solve for a batch of vectors", Call("solve", ("A", Variable("A", 3, 3)), ("B", Variable("B", 2, 3)), ("vector", true)));
        yield return new("solve with a batch of matrices", Call("solve", ("A", batch), ("B", Variable("B", 3, "k"))));
    }

    private static ImmutableArray<int> Numbers(params ImmutableArray<int> values) => values;

    private static Expr Call(string name, params (string Name, object Value)[] arguments) =>
        CallForms.Find(name)!.Build(new(arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));
}
