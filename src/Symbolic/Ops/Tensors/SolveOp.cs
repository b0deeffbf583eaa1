namespace SymDiff.Ops;

/// <summary>
/// <c>solve(A, B)</c>: the X with <c>A @ X</c> equal to B, for square matrices A of shape [..., n, n] and a vector [n] or matrices [..., n, m]. The
/// gradient by B is H = <c>solve(A', G)</c>, by A it is <c>-H @ X'</c>: Giles (2008), section 2.3.1. Vectors with leading axes, as cotangents of a
/// vector are, are written with <c>vector=true</c>.
/// </summary>
/// <param name="isVector">Whether the last axis of B holds vectors, not the last two matrices.</param>
internal sealed class SolveOp(bool isVector) : Op
{
    public static SolveOp Matrices { get; } = new(isVector: false);

    public static CallForm Form { get; } = new(
        "solve", [CallParameter.Value("A"), CallParameter.Value("B"), CallParameter.Option("vector", ParameterKind.Flag)],
        call => new SolveOp(call.Flag("vector") || call.Value("B").Shape.Rank == 1).Apply(call.Value("A"), call.Value("B")));

    /// <summary>Whether the last axis of the second operand holds vectors, not the last two matrices.</summary>
    public bool IsVector => isVector;

    public override string Name => "solve";

    public override int? Arity => 2;

    internal override string Key { get; } = isVector ? "solve(vector)" : "solve";

    internal override string Latex => @"\operatorname{solve}";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, isVector && node.Shape.Rank > 1 ? ", vector=true" : "");

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        var (a, b, own) = (args[0].Shape, args[1].Shape, isVector ? 1 : 2);
        if (a.Rank < 2 || a.Axes[^1] != a.Axes[^2]) throw new ShapeException($"solve needs a square matrix, not {Contraction.Describe(args[0])}") { Code = Codes.WrongRank };
        if (b.Rank < own || b.Axis(-own) != a.Axis(-1))
            throw new ShapeException($"solve: a matrix of shape {a} and a right side of shape {b} do not fit", $"the right side has {a.Axis(-1)} rows");
        return Shape.Broadcast(a.WithoutLast(2), b.WithoutLast(own)) is { } batch
            ? batch.Then(b.Last(own))
            : throw new ShapeException($"solve: the axes before the matrices of {a} and {b} do not broadcast");
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var solution = Apply(Contraction.Transpose(node.Args[0]), cotangent);
        if (input == 1) return solution;
        return -(isVector ? Outer(solution, node) : Contraction.MatMul(solution, Contraction.Transpose(node)));
    }

    /// <summary>The outer products of vectors [lead..., b..., n] and [b..., n].</summary>
    private static Expr Outer(Expr left, Expr right)
    {
        var all = Contraction.First(left.Shape.Rank + 1);
        return Contraction.Of([(left, all[..^1]), (right, [.. all[(left.Shape.Rank - right.Shape.Rank)..^2], all[^1]])], all);
    }
}
