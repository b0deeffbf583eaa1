using System.Globalization;

namespace SymDiff.Support;

/// <summary>Operators that move entries, and derivatives within formulas.</summary>
internal sealed partial class TensorTermWriter
{
    private Form[] Structure() => [Entry, Slice, Stack, Concatenation, Padding, Reversal, Gathered, Scattered, Triangle, Reshape, ReshapeParts, GradientOf, JacobianOf];

    private Piece? Entry(Shape shape, int size)
    {
        var (axis, length) = (random.Next(shape.Rank + 1), names.AnyLength());
        return shape.Rank > 2 ? null : Real(shape.With(axis, length), size - 1).Then(Index(axis, random.Next(2) == 0 ? "-1" : Number(random.Next((int)length.Least()))));
    }

    private Piece? Slice(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var (axis, before, after) = (random.Next(shape.Rank), random.Next(2), random.Next(2));
        var length = shape.Axes[axis];
        return Real(shape.Changed(axis, length + before + after), size - 1).Then(Index(axis, $"{before}:{(random.Next(2) == 0 && after > 0 ? $"-{after}" : $"{length + before}")}"));
    }

    private Piece? Stack(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var axis = random.Next(shape.Rank);
        if (shape.Axes[axis].Literal is not (>= 1 and <= 3 and var count)) return null;
        Piece[] parts = [.. Enumerable.Range(0, (int)count).Select(_ => Real(shape.Without(axis), (size - 1) / (int)count))];
        return axis == 0 ? Atom($"[{string.Join(", ", parts.Select(part => part.Text))}]") : Piece.Call("stack", [.. parts, Atom($"axis={axis}")]);
    }

    private Piece? Concatenation(Shape shape, int size)
    {
        if (Long(shape) is not { } axis) return null;
        var (left, right) = Split(size);
        var (most, one) = (Real(shape.Changed(axis, shape.Axes[axis] - 1), left), Real(shape.Changed(axis, 1), right));
        return random.Next(2) == 0 ? Piece.Call("concatenate", most, one, Atom($"axis={axis}")) : Piece.Call("concatenate", one, most, Atom($"axis={axis}"));
    }

    private Piece? Padding(Shape shape, int size)
    {
        if (Long(shape) is not { } axis) return null;
        var before = random.Next(2);
        return Piece.Call("pad", Real(shape.Changed(axis, shape.Axes[axis] - 1), size - 1), Atom(Number(before)), Atom(Number(1 - before)), Atom($"axis={axis}"));
    }

    private Piece? Reversal(Shape shape, int size) => shape.Rank == 0 ? null : Piece.Call("reverse", Real(shape, size - 1), Atom($"axis={random.Next(shape.Rank)}"));

    private Piece? Gathered(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var (axis, source) = (random.Next(shape.Rank), names.AnyLength());
        return Piece.Call("gather", Real(shape.Changed(axis, source), size - 1), Atom(names.IndicesOf(shape.Axes[axis], source)), Atom($"axis={axis}"));
    }

    private Piece? Scattered(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var (axis, source) = (random.Next(shape.Rank), names.AnyLength());
        var length = shape.Axes[axis];
        return Piece.Call("scatter_add", Real(shape.Changed(axis, source), size - 1), Atom(names.IndicesOf(source, length)), Atom($"{length}"), Atom($"axis={axis}"));
    }

    private Piece? Triangle(Shape shape, int size) => shape.Rank < 2 ? null : Piece.Call(Any(["tril", "triu"]), Real(shape, size - 1), Atom(Number(random.Next(-1, 2))));

    /// <summary>From a shape with an axis of length 1 more, or with the first two axes as one.</summary>
    private Piece? Reshape(Shape shape, int size)
    {
        if (shape.Rank is 0 or 3) return null;
        var source = shape.Rank == 2 && random.Next(2) == 0 ? Shape.Of(shape.Axes[0] * shape.Axes[1]) : shape.With(random.Next(shape.Rank + 1), 1);
        return Reshaped(source, shape, size);
    }

    private Piece? ReshapeParts(Shape shape, int size) =>
        shape.Rank == 1 && shape.Axes[0].Literal == 4 ? Reshaped(Shape.Of(2, 2), shape, size) : shape.Rank == 0 ? Piece.Call("sum", Reshaped(Shape.Of(2, names.AnyLength()), null, size)) : null;

    private Piece? GradientOf(Shape shape, int size) =>
        names.VariableOf(shape) is var variable && random.Next(2) == 0 ? Piece.Call("grad", Real(Shape.Scalar, size - 1), Atom(variable)) : null;

    private Piece? JacobianOf(Shape shape, int size) =>
        shape.Rank is 1 or 2 && random.Next(2) == 0 ? Piece.Call("jacobian", Real(Shape.Of(shape.Axes[..1]), size - 1), Atom(names.VariableOf(Shape.Of(shape.Axes[1..])))) : null;

    private Piece Reshaped(Shape source, Shape? target, int size) =>
        Piece.Call("reshape", Real(source, size - 1), Atom($"[{(target is null ? $"{source.Axes[0] * source.Axes[1]}" : target.Listed())}]"));

    /// <summary>An axis that has two entries at least.</summary>
    private int? Long(Shape shape)
    {
        int[] axes = [.. Enumerable.Range(0, shape.Rank).Where(axis => shape.Axes[axis].Least() > 1)];
        return axes.Length == 0 ? null : Any(axes);
    }

    private static string Index(int axis, string at) => $"[{string.Concat(Enumerable.Repeat(":, ", axis))}{at}]";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
