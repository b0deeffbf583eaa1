using System.Collections.Immutable;
using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Ops;

/// <summary>How tensor operators are written, what shapes they have, and what they say to operands that do not fit.</summary>
public class TensorOperatorTests
{
    private static readonly Expr X = Expr.Symbol("x", Shape.Of("n")), M = Expr.Symbol("M", Shape.Of("m", "n")), A = Expr.Symbol("A", Shape.Of("n", "n"));
    private static readonly Expr I = Expr.Symbol("i", Shape.Of("k")), B = Expr.Symbol("b", Shape.Of("n"));
    private static readonly TensorOpaqueOp F = new("f", [M.Shape, X.Shape], Shape.Of("m"));

    private static readonly Expr[] Nodes =
    [
        Build("reshape", ("x", M), ("sizes", Sizes("n", "m"))), Build("reshape", ("x", M), ("sizes", Sizes((Dimension)"m" * "n"))),
        Build("concatenate", ("values", new[] { X, B })), Build("concatenate", ("values", new[] { M, M }), ("axis", 1)),
        SliceOp.Of(X, 0, 1, 3), SliceOp.Of(X, 0, null, -1), SliceOp.Of(X, 0, -2, null), SliceOp.Of(M, 1, (Dimension)"n" - 2, null), SliceOp.Of(M, -2, 0, "k"),
        Build("pad", ("x", X), ("before", (Dimension)1), ("after", (Dimension)"k")), Build("pad", ("x", M), ("before", (Dimension)0), ("after", (Dimension)2), ("axis", -1)),
        Build("reverse", ("x", X)), Build("reverse", ("x", M), ("axis", 1)),
        Build("gather", ("x", X), ("indices", I)), Build("gather", ("x", M), ("indices", I), ("axis", -1)),
        Build("scatter_add", ("values", I * I), ("indices", I), ("n", (Dimension)"n")),
        Build("tril", ("X", M)), Build("tril", ("X", M), ("k", -1)), Build("triu", ("X", M), ("k", 2)),
        Build("maxpool", ("x", M), ("size", Numbers(2))), Build("maxpool", ("x", M), ("size", Numbers(2, 3)), ("stride", Numbers(1))), Build("maxpool", ("x", X), ("size", Numbers(2))),
        Build("inv", ("A", A)), Build("det", ("A", A)), Build("logdet", ("A", A)), Build("cofactor", ("A", A)), Build("cholesky", ("A", A)),
        Build("solve", ("A", A), ("B", X)), Build("solve", ("A", A), ("B", Contraction.Transpose(M))), Build("solve", ("A", A), ("B", M), ("vector", true)),
        F.Apply(M, X), F.By(1).Apply(M, X), F.By(2).By(1).Apply(M, X),
    ];

    /// <summary>Each node, its shape, and the vector-Jacobian products by its arguments for a cotangent g.</summary>
    [Fact]
    public Task Texts_shapes_and_gradients() => Verifier.Verify(string.Join('\n', Nodes.SelectMany(Lines)));

    [Fact]
    public Task Operands_that_do_not_fit() => Verifier.Verify(string.Join('\n', Slips.Select(slip => Words(Assert.Throws<ShapeException>(slip)))));

    [Fact]
    public void What_changes_nothing_is_the_operand()
    {
        Assert.Same(M, Build("reshape", ("x", M), ("sizes", Sizes("m", "n"))));
        Assert.Same(X, SliceOp.Of(X, 0, null, null));
        Assert.Same(X, Build("pad", ("x", X), ("before", (Dimension)0), ("after", (Dimension)0)));
        Assert.Same(X, Build("reverse", ("x", Build("reverse", ("x", X)))));
        Assert.Same(X, Build("concatenate", ("values", new[] { X })));
    }

    public static TheoryData<string> Moves => ["reverse", "reshape", "concatenate", "pad", "slice", "transposed"];

    /// <summary>The derivative of sqrt(x) at 0 is infinite, but there the condition does not hold: whatever moves the entries in between, the gradient is 0.</summary>
    [Theory]
    [MemberData(nameof(Moves))]
    public void A_dead_branch_stays_dead_below_it(string name)
    {
        var x = Expr.Symbol("x", Shape.Of(2, 2));
        Expr Moved(Expr value) => name switch
        {
            "reverse" => Build("reverse", ("x", value)),
            "reshape" => Build("reshape", ("x", value), ("sizes", Sizes(4))),
            "concatenate" => Build("concatenate", ("values", new[] { value, value })),
            "pad" => Build("pad", ("x", value), ("before", (Dimension)1), ("after", (Dimension)2)),
            "slice" => SliceOp.Of(value, -1, 0, 1),
            _ => Contraction.Transpose(value),
        };
        var node = Selection.Where[Logic.Greater[Moved(x), 0], Moved(Roots.Sqrt[x]), 0];
        var gradient = Differentiator.VectorJacobianProducts(node, [x], FillOp.Ones(node.Shape))[0];
        var value = new TensorReference(new Dictionary<string, DenseArray> { ["x"] = new([2, 2], [0, 4, 1, 0]) }).Evaluate(gradient);
        Assert.Equal(name switch { "concatenate" => [0, 0.5, 1, 0], "slice" => [0, 0, 0.5, 0], _ => [0, 0.25, 0.5, 0] }, value.Entries.ToArray());
    }

    private static string Words(ShapeException error) => $"{error.Code} {error.Message}{(error.Hint is null ? "" : $"\n    hint: {error.Hint}")}";

    private static IEnumerable<string> Lines(Expr node)
    {
        yield return $"{node}  {node.Shape}";
        var wrt = node.Args.ToArray().Where(arg => arg.VariableName is not null).Distinct().ToArray();
        var products = Differentiator.VectorJacobianProducts(node, wrt, Expr.Symbol("g", node.Shape));
        foreach (var (x, product) in wrt.Zip(products)) yield return $"    by {x}: {product}";
    }

    private static IEnumerable<Func<object>> Slips =>
    [
        () => Build("reshape", ("x", M), ("sizes", Sizes("n", 2))),
        () => Build("concatenate", ("values", new[] { X, M })),
        () => Build("concatenate", ("values", new[] { M, Expr.Symbol("N", Shape.Of("m", "k")) })),
        () => Build("concatenate", ("values", new[] { X, X }), ("axis", 1)),
        () => Build("concatenate", ("values", new Expr[] { 1, 2 })),
        () => SliceOp.Of(Expr.Symbol("v", Shape.Of(3)), 0, 1, 4),
        () => SliceOp.Of(Expr.Symbol("v", Shape.Of(3)), 0, 2, 2),
        () => SliceOp.Of(X, 1, 0, 1),
        () => Build("pad", ("x", X), ("before", (Dimension)(-1)), ("after", (Dimension)0)),
        () => Build("gather", ("x", X), ("indices", M)),
        () => Build("scatter_add", ("values", X), ("indices", I), ("n", (Dimension)5)),
        () => Build("tril", ("X", X)),
        () => Build("convolve", ("x", X), ("w", X), ("mode", "middle")),
        () => Build("convolve", ("x", Expr.Symbol("v", Shape.Of(3))), ("w", Expr.Symbol("w", Shape.Of(5))), ("mode", "valid")),
        () => Build("correlate", ("x", X), ("w", (Expr)2), ("mode", "full")),
        () => Build("conv", ("x", X), ("w", M)),
        () => Build("conv", ("x", Expr.Symbol("v", Shape.Of(2, 9, 9))), ("w", Expr.Symbol("w", Shape.Of(4, 3, 3, 3)))),
        () => Build("conv", ("x", Expr.Symbol("v", Shape.Of(2, 9, 9))), ("w", Expr.Symbol("w", Shape.Of(4, 2, 3, 3))), ("stride", Numbers(0))),
        () => Build("conv", ("x", Expr.Symbol("v", Shape.Of(2, 9, 9))), ("w", Expr.Symbol("w", Shape.Of(4, 2, 3, 3))), ("pad", Numbers(1, 2, 3))),
        () => Build("conv", ("x", Expr.Symbol("v", Shape.Of(2, 2, 2))), ("w", Expr.Symbol("w", Shape.Of(4, 2, 3, 3)))),
        () => General("ab", [1], [1]),
        () => General("a,b->ab", [1], [1, 1]),
        () => General("a,b->a", [1], [1]),
        () => General("a,->a", [1], [1]),
        () => Build("maxpool", ("x", Expr.Symbol("v", Shape.Of(3))), ("size", Numbers(4))),
        () => Build("maxpool", ("x", X), ("size", Numbers(2, 2))),
        () => Build("maxpool", ("x", X), ("size", Numbers(0))),
        () => Build("unpool", ("g", X), ("x", X), ("size", Numbers(2))),
        () => Build("inv", ("A", M)),
        () => Build("det", ("A", X)),
        () => Build("solve", ("A", M), ("B", X)),
        () => Build("solve", ("A", A), ("B", I)),
        () => Build("solve", ("A", Expr.Symbol("S", Shape.Of(2, "n", "n"))), ("B", Expr.Symbol("T", Shape.Of(3, "n", 1)))),
        () => F.Apply(X, M),
    ];

    private static Expr General(string indices, ImmutableArray<int> left, ImmutableArray<int> right) => Build(
        "convolution", ("x", X), ("w", X), ("indices", indices), ("left", left), ("right", right), ("output", Numbers(1)), ("offset", Sizes(0)), ("length", Sizes(1)));

    private static ImmutableArray<Dimension> Sizes(params ImmutableArray<Dimension> values) => values;

    private static ImmutableArray<int> Numbers(params ImmutableArray<int> values) => values;

    private static Expr Build(string name, params (string Name, object Value)[] arguments) =>
        CallForms.Find(name)!.Build(new(arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));
}
