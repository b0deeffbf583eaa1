namespace SymDiff.Ops;

/// <summary>The calls that are contractions.</summary>
internal static class ContractionForms
{
    private static readonly CallParameter Axis = CallParameter.Option("axis", ParameterKind.Integers);
    private static readonly CallParameter Keep = CallParameter.Option("keep", ParameterKind.Flag);

    public static IReadOnlyList<CallForm> All { get; } =
    [
        new("sum", [CallParameter.Value("X"), Axis, Keep], call => Sum(call, "sum")),
        new("mean", [CallParameter.Value("X"), Axis, Keep], Mean),
        new("dot", [CallParameter.Value("x"), CallParameter.Value("y")], call => Dot(call.Value("x"), call.Value("y"))),
        new("outer", [CallParameter.Value("x"), CallParameter.Value("y")], call => Contraction.Outer(call.Value("x"), call.Value("y"))),
        new("transpose", [CallParameter.Value("A")], call => Contraction.Transpose(call.Value("A"))),
        new("trace", [CallParameter.Value("A")], call => Contraction.Trace(call.Value("A"))),
        new("diag", [CallParameter.Value("x")], call => Diag(call.Value("x"))),
        new("eye", [CallParameter.Size("n")], call => Contraction.Eye(Shape.Of(call.Size("n")!))),
        new("einsum", [CallParameter.Text("indices"), CallParameter.Values("operands")], call => EinsumText.Read(call.Text("indices")!, call.Values("operands"))),
    ];

    private static Expr Sum(CallArguments call, string name)
    {
        var value = call.Value("X");
        return Contraction.Sum(value, AxisList.Of(name, value.Shape, call.Integers("axis")), call.Flag("keep"));
    }

    private static Expr Mean(CallArguments call)
    {
        var value = call.Value("X");
        var count = AxisList.Of("mean", value.Shape, call.Integers("axis")).Aggregate((Dimension)1, (product, axis) => product * value.Shape.Axes[axis + value.Shape.Rank]);
        return Sum(call, "mean") / count.ToExpr();
    }

    private static Expr Dot(Expr x, Expr y) =>
        x.Shape.Rank > 0 && x.Shape.Equals(y.Shape)
            ? Contraction.Dot(x, y)
            : throw new ShapeException($"dot needs two values of one shape, not {Contraction.Describe(x)} and {Contraction.Describe(y)}");

    private static Expr Diag(Expr x) => x.Shape.Rank switch
    {
        1 => Contraction.Diag(x),
        2 => Contraction.Diagonal(x),
        _ => throw new ShapeException($"diag takes a vector or a square matrix, not {Contraction.Describe(x)}") { Code = Codes.WrongRank },
    };
}
