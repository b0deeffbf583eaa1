namespace SymDiff.Support;

/// <summary>Shapes near a shape.</summary>
internal static class Axes
{
    /// <summary>The shape with one more axis.</summary>
    public static Shape With(this Shape shape, int axis, Dimension length) => Shape.Of([.. shape.Axes[..axis], length, .. shape.Axes[axis..]]);

    /// <summary>The shape with one axis less.</summary>
    public static Shape Without(this Shape shape, int axis) => Shape.Of([.. shape.Axes[..axis], .. shape.Axes[(axis + 1)..]]);

    /// <summary>The shape with another length of one axis.</summary>
    public static Shape Changed(this Shape shape, int axis, Dimension length) => Shape.Of([.. shape.Axes[..axis], length, .. shape.Axes[(axis + 1)..]]);

    /// <summary>The shape with the last two axes exchanged.</summary>
    public static Shape Transposed(this Shape shape) => Shape.Of([.. shape.Axes[..^2], shape.Axes[^1], shape.Axes[^2]]);

    /// <summary>The length where all named sizes are 1, their least value.</summary>
    public static long Least(this Dimension length) => length.Evaluate(_ => 1);

    /// <summary>Whether the shape ends with a square matrix.</summary>
    public static bool IsSquare(this Shape shape) => shape.Rank == 2 && shape.Axes[0] == shape.Axes[1];

    /// <summary>The lengths as a list of the language.</summary>
    public static string Listed(this Shape shape) => string.Join(", ", shape.Axes.ToArray().AsEnumerable());
}
