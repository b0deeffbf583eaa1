namespace SymDiff.Support;

/// <summary>Convolutions and pooling.</summary>
internal sealed partial class TensorTermWriter
{
    private Form[] Windows() => [Same, Valid, Full, Images, Pooled];

    private Piece? Same(Shape shape, int size) => shape.Rank == 0 ? null : Convolved(shape, shape.Axes[^1], random.Next(1, 3), "same", size);

    private Piece? Valid(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var reach = random.Next(1, 4);
        return Convolved(shape, shape.Axes[^1] + reach - 1, reach, "valid", size);
    }

    private Piece? Full(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var reach = random.Next(1, (int)Math.Min(4, shape.Axes[^1].Least() + 1));
        return Convolved(shape, shape.Axes[^1] - reach + 1, reach, "full", size);
    }

    /// <summary>Images on one axis or two, with stride, padding and dilation.</summary>
    private Piece? Images(Shape shape, int size)
    {
        if (shape.Rank < 2) return null;
        var (reach, stride, dilation) = (random.Next(1, 3), random.Next(1, 3), random.Next(1, 3));
        var pad = reach == 2 && random.Next(2) == 0 ? 1 : 0;
        var channels = names.AnyLength();
        Dimension[] image = [.. shape.Axes[1..].ToArray().Select(length => ((length - 1) * stride) + (dilation * (reach - 1)) + 1 - (2 * pad))];
        if (Array.Exists(image, length => length.Least() < 1)) return null;
        var kernel = Enumerable.Repeat((Dimension)reach, shape.Rank - 1);
        return Piece.Call("conv", Real(Shape.Of([channels, .. image]), size - 1), Atom(names.Of(Shape.Of([shape.Axes[0], channels, .. kernel]))),
            Atom($"stride={stride}, pad={pad}, dilation={dilation}{(random.Next(3) == 0 ? ", flip=true" : "")}"));
    }

    private Piece? Pooled(Shape shape, int size)
    {
        if (shape.Rank == 0) return null;
        var (window, stride) = (random.Next(1, 4), random.Next(1, 3));
        var image = Real(shape.Changed(shape.Rank - 1, ((shape.Axes[^1] - 1) * stride) + window), size - 1);
        return Piece.Call("maxpool", image, Atom(shape.Rank == 1 ? $"[{window}], stride={stride}" : $"[1, {window}], stride=[1, {stride}]"));
    }

    private Piece Convolved(Shape shape, Dimension length, int reach, string mode, int size)
    {
        var (left, right) = Split(size);
        return Piece.Call(Any(["convolve", "correlate"]), Real(shape.Changed(shape.Rank - 1, length), left), Real(Shape.Of(reach), right), Atom($"\"{mode}\""));
    }
}
