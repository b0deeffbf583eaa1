using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>Windows over the last axes, one length and one step an axis; windows that do not fit at the end are left out.</summary>
/// <param name="Sizes">Length of a window in each of the last axes.</param>
/// <param name="Strides">Step from one window to the next.</param>
internal sealed record PoolWindow(ImmutableArray<int> Sizes, ImmutableArray<int> Strides)
{
    public int Rank => Sizes.Length;

    /// <summary>The attributes as the language writes them.</summary>
    public string Text { get; } = Strides.SequenceEqual(Sizes) ? $", {List(Sizes)}" : $", {List(Sizes)}, stride={List(Strides)}";

    /// <summary>The window of a call: a lone size is meant for both axes of an image, or for the only axis of a vector; windows touch if no stride is given.</summary>
    /// <exception cref="ShapeException">A size or stride is not positive, or their number does not fit.</exception>
    public static PoolWindow Of(CallArguments call)
    {
        var sizes = call.Integers("size")!.Value;
        if (sizes.Length == 1 && call.Value("x").Shape.Rank > 1) sizes = [sizes[0], sizes[0]];
        var strides = call.Integers("stride") ?? sizes;
        if (strides.Length == 1) strides = [.. sizes.Select(_ => strides[0])];
        return strides.Length == sizes.Length && sizes.All(size => size > 0) && strides.All(stride => stride > 0)
            ? new(sizes, strides)
            : throw new ShapeException($"pooling: a window of size {List(sizes)} and stride {List(strides)} does not exist",
                "both are positive, one number for each axis") { Code = Codes.BadSize };
    }

    /// <summary>The shape of the windows' values for the shape of an operand.</summary>
    /// <exception cref="ShapeException">The operand has fewer axes than the window, or is shorter.</exception>
    public Shape Pooled(string name, Shape shape)
    {
        if (shape.Rank < Rank) throw new ShapeException($"{name}: a window of {Rank} axes does not fit the shape {shape}") { Code = Codes.WrongRank };
        var axes = shape.Axes.ToArray();
        for (var i = 0; i < Rank; i++)
        {
            ref var axis = ref axes[axes.Length - Rank + i];
            if (axis.Literal < Sizes[i]) throw new ShapeException($"{name}: a window of length {Sizes[i]} does not fit in an axis of the shape {shape}");
            axis = Dimension.FloorDivide(axis - Sizes[i], Strides[i]) + 1;
        }
        return Shape.Of(axes);
    }

    public bool Equals(PoolWindow? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    private static string List(ImmutableArray<int> values) => $"[{string.Join(", ", values)}]";
}
