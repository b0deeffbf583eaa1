using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>
/// <c>conv(x, w, stride=1, pad=0, dilation=1, flip=false)</c>: channels of images x[..., c, H, W] with kernels w[o, c, kh, kw] give images [..., o,
/// H', W'], <c>H' = floor((H + 2*pad - dilation*(kh - 1) - 1)/stride) + 1</c>; for any number of spatial axes. Options are one number, or one for
/// each spatial axis. Kernels are not flipped unless asked for.
/// </summary>
internal sealed record ImageConvolution(ImmutableArray<int> Stride, ImmutableArray<int> Pad, ImmutableArray<int> Dilation, bool Flips)
{
    public static CallForm Form { get; } = new(
        "conv",
        [CallParameter.Value("x"), CallParameter.Value("w"), Numbers("stride"), Numbers("pad"), Numbers("dilation"), CallParameter.Option("flip", ParameterKind.Flag)],
        call => Of(call).Apply(call.Value("x"), call.Value("w")));

    /// <summary>The options with which <c>conv</c> makes this operator out of operands of these shapes; null if there are none.</summary>
    public static ImageConvolution? Of(ConvolveOp op, Shape x, Shape w)
    {
        var axes = op.Axes;
        if (op.Right is not [var kernel, var channel] || op.Left is not [.., var last] || last != channel) return null;
        if (!op.Output.SequenceEqual(op.Left[..^1].Add(kernel)) || axes.Any(axis => axis.Left != 1)) return null;
        var flips = axes.All(axis => axis.Right > 0);
        var pads = axes.Select((axis, i) => ((flips ? (w.Last(axes.Length).Axes[i] - 1) * axis.Right : 0) - axis.Offset).Literal).ToArray();
        if (Array.Exists(pads, pad => pad is null)) return null;
        var options = new ImageConvolution([.. axes.Select(axis => axis.Output)], [.. pads.Select(pad => (int)pad!)], [.. axes.Select(axis => Math.Abs(axis.Right))], flips);
        return options.IsPossible && op.Axes.SequenceEqual(options.Axes(x, w)) ? options : null;
    }

    /// <summary>The options as the language writes them; nothing for those that are as usual.</summary>
    public override string ToString() => Option("stride", Stride, 1) + Option("pad", Pad, 0) + Option("dilation", Dilation, 1) + (Flips ? ", flip=true" : "");

    private bool IsPossible => Stride.All(step => step > 0) && Dilation.All(step => step > 0) && Pad.All(zeros => zeros >= 0);

    private static ImageConvolution Of(CallArguments call)
    {
        var (x, w) = (call.Value("x").Shape, call.Value("w").Shape);
        var rank = w.Rank - 2;
        if (rank < 1 || x.Rank <= rank)
            throw new ShapeException($"conv: images {x} and kernels {w} do not fit", "images have the shape [..., c, H, W], kernels [o, c, kh, kw]") { Code = Codes.WrongRank };
        var options = new ImageConvolution(Spread(call, "stride", 1, rank), Spread(call, "pad", 0, rank), Spread(call, "dilation", 1, rank), call.Flag("flip"));
        return options.IsPossible ? options : throw new ShapeException("conv: a stride or dilation is positive, padding is not negative") { Code = Codes.BadSize };
    }

    private static ImmutableArray<int> Spread(CallArguments call, string name, int usual, int rank)
    {
        var given = call.Integers(name) ?? [usual];
        if (given.Length != 1 && given.Length != rank)
            throw new ShapeException($"conv: {name} has {given.Length} numbers, there are {rank} spatial axes", "give one number, or one for each") { Code = Codes.BadSize };
        return given.Length == rank ? given : [.. Enumerable.Repeat(given[0], rank)];
    }

    private Expr Apply(Expr x, Expr w)
    {
        var batch = Contraction.First(x.Shape.Rank - Stride.Length - 1);
        var (channel, kernel) = (batch.Length, batch.Length + 1);
        if (x.Shape.Axes[channel] != w.Shape.Axes[1])
            throw new ShapeException($"conv: images {x.Shape} have {x.Shape.Axes[channel]} channels, kernels {w.Shape} take {w.Shape.Axes[1]}");
        var axes = Axes(x.Shape, w.Shape);
        if (axes.Any(axis => axis.Length.Literal < 1))
            throw new ShapeException($"conv: kernels {w.Shape} do not fit within images {x.Shape}", "pad=k puts k zeros around each spatial axis");
        return new ConvolveOp(batch.Add(channel), [kernel, channel], batch.Add(kernel), axes).Apply(x, w);
    }

    private ImmutableArray<ConvolutionAxis> Axes(Shape x, Shape w) => [.. Stride.Select((_, i) => Axis(i, x.Axis(i - Stride.Length), w.Axis(i - Stride.Length)))];

    private ConvolutionAxis Axis(int i, Dimension length, Dimension kernel)
    {
        var reach = (kernel - 1) * Dilation[i];
        var result = Dimension.FloorDivide(length + (2 * Pad[i]) - reach - 1, Stride[i]) + 1;
        return new(1, Flips ? Dilation[i] : -Dilation[i], Stride[i], (Flips ? reach : 0) - (Dimension)Pad[i], result);
    }

    private static CallParameter Numbers(string name) => CallParameter.Option(name, ParameterKind.Integers);

    private static string Option(string name, ImmutableArray<int> values, int usual) =>
        values.All(value => value == usual) ? "" : values.Distinct().Count() == 1 ? $", {name}={values[0]}" : $", {name}=[{string.Join(", ", values)}]";
}
