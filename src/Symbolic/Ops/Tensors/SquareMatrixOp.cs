namespace SymDiff.Ops;

/// <summary>An operator on square matrices, which stand in the last two axes; the axes before those are a batch.</summary>
/// <param name="name">The name in the language.</param>
/// <param name="latex">LaTeX.</param>
internal abstract class SquareMatrixOp(string name, string latex) : Op
{
    public static IReadOnlyList<CallForm> Forms { get; } =
        [Form(InverseOp.Instance), Form(DeterminantOp.Instance), Form(LogDeterminantOp.Instance), Form(CofactorOp.Instance), Form(CholeskyOp.Instance)];

    public sealed override string Name => name;

    public override int? Arity => 1;

    internal sealed override string Latex => latex;

    /// <summary>The entries of the result by those of one matrix, row by row; null if they have no formula that is short.</summary>
    public virtual Expr[]? Entries(Expr[] matrix, int n) => null;

    /// <summary>What the value at a matrix becomes if the matrix is transposed; null if that is no formula of the value.</summary>
    public virtual Expr? OfTransposed(Expr value) => null;

    /// <summary>The value at a matrix that is written as a transpose, by that at the matrix itself; null if it is not.</summary>
    protected Expr? OfTransposedMatrix(Expr node) => Contraction.TransposeOf(node.Args[0]) is { } matrix ? OfTransposed(Apply(matrix)) : null;

    /// <summary>The shape of the batch.</summary>
    /// <exception cref="ShapeException">The last two axes are not of one length.</exception>
    protected Shape BatchOf(Expr matrix) => matrix.Shape is { Rank: >= 2 } shape && shape.Axes[^1] == shape.Axes[^2]
        ? shape.WithoutLast(2)
        : throw new ShapeException($"{name} needs a square matrix, not {Contraction.Describe(matrix)}") { Code = Codes.WrongRank };

    /// <summary>Matrices [b..., m, n], each times its own number, of shape [lead..., b...].</summary>
    protected static Expr Scaled(Expr numbers, Expr matrices)
    {
        if (numbers.Shape.Rank == 0) return numbers * matrices;
        var (rank, batch) = (numbers.Shape.Rank, matrices.Shape.Rank - 2);
        var all = Contraction.First(rank + 2);
        return Contraction.Of([(numbers, all[..^2]), (matrices, all[(rank - batch)..])], all);
    }

    private static CallForm Form(SquareMatrixOp op) => new(op.Name, [CallParameter.Value("A")], call => op.Apply(call.Value("A")));
}
