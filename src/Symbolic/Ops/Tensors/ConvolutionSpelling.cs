using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>
/// How a convolution is written: <c>convolve(x, w, "full")</c>, <c>conv(x, w, stride=2)</c>, or, for what these do not make, <c>convolution(x, w,
/// "ab,cb->ac", left=1, right=-1, output=2, offset=0, length=5)</c> with the indices of the axes in front of the spatial ones and the relation of the
/// places, one number for each spatial axis (<see cref="ConvolutionAxis"/>).
/// </summary>
internal static class ConvolutionSpelling
{
    public static CallForm Form { get; } = new(
        "convolution",
        [CallParameter.Value("x"), CallParameter.Value("w"), CallParameter.Text("indices"), Numbers("left"),
            Numbers("right"), Numbers("output"), new("offset", ParameterKind.Places), CallParameter.Sizes("length")],
        call => Read(call).Apply(call.Value("x"), call.Value("w")));

    public static IReadOnlyList<CallForm> Forms { get; } = [.. ConvolutionMode.Forms, ImageConvolution.Form, Form];

    public static Spelling Of(ConvolveOp op, Expr node)
    {
        var (left, right) = (node.Args[0].Shape, node.Args[1].Shape);
        if (ConvolutionMode.Of(op, left, right) is var (function, mode)) return Spelling.Call(function, node.ArgList, $", \"{mode}\"");
        if (ImageConvolution.Of(op, left, right) is { } options) return Spelling.Call("conv", node.ArgList, options.ToString());
        var relation = List("left", op, a => a.Left) + List("right", op, a => a.Right) + List("output", op, a => a.Output)
            + List("offset", op, a => a.Offset) + List("length", op, a => a.Length);
        return Spelling.Call(op.Name, node.ArgList, $", \"{op.Signature}\"{relation}");
    }

    private static string List<T>(string name, ConvolveOp op, Func<ConvolutionAxis, T> value) => $", {name}=[{string.Join(", ", op.Axes.Select(value))}]";

    private static ConvolveOp Read(CallArguments call)
    {
        var lists = call.Text("indices")!.Split([",", "->"], StringSplitOptions.None);
        if (lists.Length != 3) throw new ShapeException($"convolution: \"{call.Text("indices")}\" has not the form \"ab,cb->ac\"") { Code = Codes.ArgumentKind };
        var (left, right, output) = (call.Integers("left")!.Value, call.Integers("right")!.Value, call.Integers("output")!.Value);
        var (offset, length) = (call.Sizes("offset")!.Value, call.Sizes("length")!.Value);
        if (((int[])[right.Length, output.Length, offset.Length, length.Length]).Any(count => count != left.Length) || left.Contains(0) || right.Contains(0) || output.Contains(0))
            throw new ShapeException("convolution: left, right, output, offset and length have one number for each spatial axis, the first three of them not 0")
            {
                Code = Codes.BadSize,
            };
        return new(Indices(lists[0]), Indices(lists[1]), Indices(lists[2]), [.. left.Select((_, i) => ConvolutionAxis.Of(left[i], right[i], output[i], offset[i], length[i]))]);
    }

    private static ImmutableArray<int> Indices(string letters) => [.. letters.Select(letter => (int)letter)];

    private static CallParameter Numbers(string name) => new(name, ParameterKind.Integers);
}
