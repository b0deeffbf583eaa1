namespace SymDiff.Support;

/// <summary>Reductions, the softmax family and linear algebra.</summary>
internal sealed partial class TensorTermWriter
{
    private static readonly string[] OfVector = ["sum", "mean", "max", "min", "prod", "norm2", "logsumexp", "var", "norm1"];

    private Form[] Reductions() => [ReduceAll, ReduceAlong, ReduceKept, Softmax, Centred, Loss];

    private Form[] LinearAlgebra() => [Inverse, Determinant, Solution, Cholesky];

    private Piece? ReduceAll(Shape shape, int size) => shape.Rank > 0 ? null : Piece.Call(Any(OfVector), Real(names.AnyShape(1).With(0, names.AnyLength()), size - 1));

    private Piece? ReduceAlong(Shape shape, int size)
    {
        if (shape.Rank > 2) return null;
        var axis = random.Next(shape.Rank + 1);
        return Piece.Call(Any(OfVector[..^2]), Real(shape.With(axis, names.AnyLength()), size - 1), Atom($"axis={(random.Next(2) == 0 ? axis : axis - shape.Rank - 1)}"));
    }

    private Piece? ReduceKept(Shape shape, int size)
    {
        var axis = shape.Axes.IndexOf((Dimension)1);
        return axis < 0 ? null : Piece.Call(Any(OfVector[..^2]), Real(shape.Changed(axis, names.AnyLength()), size - 1), Atom($"axis={axis}, keep=true"));
    }

    private Piece? Softmax(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var axis = random.Next(shape.Rank);
        return Piece.Call(Any(["softmax", "log_softmax"]), Real(shape, size - 1), Atom($"axis={axis}"));
    }

    /// <summary>A value of which a reduction of another one is taken away.</summary>
    private Piece? Centred(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var ((left, right), axis) = (Split(size), random.Next(shape.Rank));
        return Real(shape, left) - Piece.Call(Any(OfVector[..^2]), Real(shape, right), Atom($"axis={axis}, keep=true"));
    }

    private Piece? Loss(Shape shape, int size)
    {
        if (shape.Rank > 0) return null;
        var (of, (left, right)) = (Shape.Of(names.AnyLength()), Split(size));
        return random.Next(4) switch
        {
            0 => Piece.Call("mse", Real(of, left), Real(of, right)),
            1 => Piece.Call("softmax_cross_entropy", Real(of, left), Real(of, right)),
            2 => Piece.Call("kl", Piece.Call("softmax", Real(of, left)), Piece.Call("softmax", Real(of, right))),
            _ => Piece.Call("rbf", Real(of, left), Real(of, right), Atom("0.5")),
        };
    }

    private Piece? Inverse(Shape shape, int size) => IsSmall(shape) ? Piece.Call("inv", Dominant(shape.Axes[0], size - 1)) : null;

    private Piece? Determinant(Shape shape, int size) => shape.Rank == 0 ? Piece.Call(Any(["det", "logdet"]), Dominant(names.AnyLength(), size - 1)) : null;

    private Piece? Solution(Shape shape, int size)
    {
        if (shape.Rank is 0 or 3 || !IsSmall(Shape.Of(shape.Axes[0], shape.Axes[0]))) return null;
        var (left, right) = Split(size);
        return Piece.Call("solve", Dominant(shape.Axes[0], left), Real(shape, right));
    }

    private Piece? Cholesky(Shape shape, int size) => IsSmall(shape) ? Piece.Call("cholesky", Dominant(shape.Axes[0], size - 1)) : null;

    /// <summary>Whether it is a square matrix that the reference's expansion in minors can take.</summary>
    private static bool IsSmall(Shape shape) => shape.IsSquare() && (shape.Axes[0].Literal is <= 5 || shape.Axes[0].Name is not null);

    /// <summary>A square matrix with a large diagonal; determinants are positive.</summary>
    private Piece Dominant(Dimension length, int size) => Unit(Shape.Of(length, length), size) + Atom("6") * Atom($"eye({length})");
}
