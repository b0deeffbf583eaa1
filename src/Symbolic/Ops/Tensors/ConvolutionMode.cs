using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>
/// <c>convolve(x, w, mode)</c> and <c>correlate(x, w, mode)</c>: which part of all sums of products is the result. With lengths d and k,
/// <c>"full"</c> has d + k - 1 entries, <c>"valid"</c> the d - k + 1 in which w lies within x, <c>"same"</c> the d in the middle.
/// </summary>
/// <param name="Name">The mode in the language.</param>
/// <param name="Start">Where it begins within the full result, from k.</param>
/// <param name="Length">Its length, from d and k.</param>
internal sealed record ConvolutionMode(string Name, Func<Dimension, Dimension> Start, Func<Dimension, Dimension, Dimension> Length)
{
    private static readonly ConvolutionMode[] All =
    [
        new("valid", k => k - 1, (d, k) => d - k + 1),
        new("full", k => 0, (d, k) => d + k - 1),
        new("same", k => Dimension.FloorDivide(k - 1, 2), (d, k) => d),
    ];

    public static IReadOnlyList<CallForm> Forms { get; } = [Form("convolve", flips: true), Form("correlate", flips: false)];

    /// <summary>The call that makes an operator out of operands of these shapes: its name and mode; null if there is none.</summary>
    public static (string Function, string Mode)? Of(ConvolveOp op, Shape left, Shape right)
    {
        if (!op.Left.IsEmpty && !op.Right.IsEmpty) return null;
        if (!op.Output.SequenceEqual(op.Left.IsEmpty ? op.Right : op.Left)) return null;
        foreach (var mode in All)
            foreach (var flips in (bool[])[true, false])
                if (op.Axes.SequenceEqual(mode.Axes(left, right, op.Axes.Length, flips))) return (flips ? "convolve" : "correlate", mode.Name);
        return null;
    }

    private static CallForm Form(string name, bool flips) =>
        new(name, [CallParameter.Value("x"), CallParameter.Value("w"), CallParameter.Text("mode")],
            call => Find(name, call.Text("mode")!).Apply(name, call.Value("x"), call.Value("w"), flips));

    private static ConvolutionMode Find(string name, string text) =>
        Array.Find(All, mode => mode.Name == text)
            ?? throw new ShapeException($"{name}: there is no mode \"{text}\"", "the modes are \"full\", \"valid\" and \"same\"") { Code = Codes.ArgumentKind };

    /// <summary>All axes of the operand that has fewer are spatial; the other one may have more in front, a batch.</summary>
    private Expr Apply(string name, Expr x, Expr w, bool flips)
    {
        var rank = Math.Min(x.Shape.Rank, w.Shape.Rank);
        if (rank == 0)
            throw new ShapeException($"{name} takes arrays, not {Contraction.Describe(x)} and {Contraction.Describe(w)}", "write * for a scalar") { Code = Codes.WrongRank };
        var axes = Axes(x.Shape, w.Shape, rank, flips);
        if (axes.Any(axis => axis.Length.Literal < 1))
            throw new ShapeException($"{name}: {w.Shape} does not fit within {x.Shape}", "\"full\" and \"same\" take a second operand of any length");
        var (left, right) = (Contraction.First(x.Shape.Rank - rank), Contraction.First(w.Shape.Rank - rank));
        return new ConvolveOp(left, right, left.AddRange(right), axes).Apply(x, w);
    }

    private ImmutableArray<ConvolutionAxis> Axes(Shape left, Shape right, int rank, bool flips) =>
        [.. Enumerable.Range(1, rank).Reverse().Select(i => Axis(left.Axis(-i), right.Axis(-i), flips))];

    private ConvolutionAxis Axis(Dimension d, Dimension k, bool flips) => flips ? new(1, 1, 1, Start(k), Length(d, k)) : new(1, -1, 1, Start(k) - (k - 1), Length(d, k));
}
