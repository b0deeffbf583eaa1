namespace SymDiff.Support;

/// <summary>Products, sums over axes and other contractions.</summary>
internal sealed partial class TensorTermWriter
{
    private Form[] Products() => [MatrixProduct, Transposition, Outer, Diagonal, Einsum, SumAlong, Trace];

    private Piece? MatrixProduct(Shape shape, int size)
    {
        var (inner, (left, right)) = (names.AnyLength(), Split(size));
        return shape.Rank switch
        {
            0 => At(Real(Shape.Of(inner), left), Real(Shape.Of(inner), right)),
            1 when random.Next(2) == 0 => At(Real(Shape.Of(shape.Axes[0], inner), left), Real(Shape.Of(inner), right)),
            1 => At(Real(Shape.Of(inner), left), Real(Shape.Of(inner, shape.Axes[0]), right)),
            2 => At(Real(Shape.Of(shape.Axes[0], inner), left), Real(Shape.Of(inner, shape.Axes[1]), right)),
            _ => At(Real(shape.Changed(2, inner), left), Real(random.Next(2) == 0 ? shape.Changed(1, inner) : Shape.Of(inner, shape.Axes[2]), right)),
        };
    }

    private Piece? Transposition(Shape shape, int size) => shape.Rank < 2 ? null : Real(shape.Transposed(), size - 1).Then("'");

    private Piece? Outer(Shape shape, int size)
    {
        if (shape.Rank < 2) return null;
        var ((left, right), at) = (Split(size), random.Next(1, shape.Rank));
        return Piece.Call("outer", Real(Shape.Of(shape.Axes[..at]), left), Real(Shape.Of(shape.Axes[at..]), right));
    }

    private Piece? Diagonal(Shape shape, int size) =>
        shape.Rank == 1 ? Piece.Call("diag", Real(Shape.Of(shape.Axes[0], shape.Axes[0]), size - 1))
        : shape.IsSquare() ? Piece.Call("diag", Real(Shape.Of(shape.Axes[0]), size - 1))
        : null;

    private Piece? Trace(Shape shape, int size)
    {
        if (shape.Rank > 0) return null;
        var length = names.AnyLength();
        return Piece.Call("trace", Real(Shape.Of(length, length), size - 1));
    }

    private Piece? SumAlong(Shape shape, int size)
    {
        var axis = random.Next(shape.Rank + 1);
        return shape.Rank > 2 ? null : Piece.Call(Any(["sum", "mean"]), Real(shape.With(axis, names.AnyLength()), size - 1), Atom($"axis={axis}"));
    }

    /// <summary>Two or three operands with some of the output's indices and one that is summed; each index of the output is in one of them, at times twice.</summary>
    private Piece? Einsum(Shape shape, int size)
    {
        (char Index, Dimension Length)[] output = [.. shape.Axes.ToArray().Select((length, axis) => ((char)('a' + axis), length))];
        (char Index, Dimension Length) summed = ('s', names.AnyLength());
        var operands = Enumerable.Range(0, random.Next(2, 4)).Select(_ => output.Append(summed).Where(_ => random.Next(2) == 0).ToList()).ToArray();
        foreach (var index in output) if (!Array.Exists(operands, list => list.Contains(index))) Any(operands).Add(index);
        foreach (var list in operands)
        {
            if (list.Count is 1 or 2 && random.Next(6) == 0) list.Add(Any(list));
            if (list.Count > 3) return null;
        }
        var lists = string.Join(",", operands.Select(list => string.Concat(list.Select(index => index.Index))));
        Piece[] values = [.. operands.Select(list => Real(Shape.Of([.. list.Select(index => index.Length)]), (size - 1) / operands.Length))];
        return Piece.Call("einsum", [Atom($"\"{lists}->{string.Concat(output.Select(index => index.Index))}\""), .. values]);
    }

    private static Piece At(Piece left, Piece right) => Piece.Infix(left, " @ ", right, Binding.Product, Binding.Product, Binding.Power);
}
