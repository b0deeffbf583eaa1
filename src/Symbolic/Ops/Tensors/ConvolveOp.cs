using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>
/// Convolution of two operands over any number of spatial axes, which are the last ones of both: the sum of <c>left[i..., a...]*right[j..., b...]</c>
/// over all places that belong to the place o of the result (<see cref="ConvolutionAxis"/>), and over the indices of channels and batches that the
/// result lacks. Places beyond an operand's ends count as 0. The rule of the gradient is the same sum with the roles of an operand and the result
/// exchanged, so one operator is closed under it: convolution, correlation, their transposes, with strides and dilations.
/// </summary>
internal sealed class ConvolveOp : Op
{
    /// <summary>Indices of channels and batches, each of them in at least two of the three lists and at most once in each, and the spatial axes.</summary>
    public ConvolveOp(ImmutableArray<int> left, ImmutableArray<int> right, ImmutableArray<int> output, ImmutableArray<ConvolutionAxis> axes)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var index in left.Concat(right).Concat(output)) numbers.TryAdd(index, numbers.Count);
        (Left, Right, Output) = ([.. left.Select(i => numbers[i])], [.. right.Select(i => numbers[i])], [.. output.Select(i => numbers[i])]);
        Axes = axes;
        Signature = $"{ContractOp.Spell(Left)},{ContractOp.Spell(Right)}->{ContractOp.Spell(Output)}";
        CheckIndices(numbers.Count);
        Key = $"convolution({Signature};{string.Join(';', axes.Select(axis => $"{axis.Left},{axis.Right},{axis.Output},{axis.Offset},{axis.Length}"))})";
    }

    /// <summary>Indices of the left operand's axes in front of the spatial ones.</summary>
    public ImmutableArray<int> Left { get; }

    /// <summary>Indices of the right operand's axes in front of the spatial ones.</summary>
    public ImmutableArray<int> Right { get; }

    /// <summary>Indices of the result's axes in front of the spatial ones.</summary>
    public ImmutableArray<int> Output { get; }

    /// <summary>The spatial axes.</summary>
    public ImmutableArray<ConvolutionAxis> Axes { get; }

    /// <summary>The lists of indices in letters: <c>ab,cb->ac</c>.</summary>
    public string Signature { get; }

    public override string Name => "convolution";

    public override int? Arity => 2;

    internal override string Key { get; }

    internal override string Latex => @"#1 * #2";

    internal override Spelling SpellingOf(Expr node) => ConvolutionSpelling.Of(this, node);

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        var dimensions = new Dictionary<int, Dimension>();
        foreach (var (list, operand) in new[] { (Left, args[0]), (Right, args[1]) })
        {
            var axes = operand.Shape.Axes;
            if (axes.Length != list.Length + Axes.Length) throw Mismatch(args);
            for (var i = 0; i < list.Length; i++)
                if (!dimensions.TryAdd(list[i], axes[i]) && dimensions[list[i]] != axes[i]) throw Mismatch(args);
        }
        if (Axes.FirstOrDefault(axis => axis.Length.Literal < 1) is { } empty)
            throw new ShapeException($"convolution: the shapes {args[0].Shape} and {args[1].Shape} give an axis of length {empty.Length}");
        return Shape.Of([.. Output.Select(index => dimensions[index]), .. Axes.Select(axis => axis.Length)]);
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var indices = Left.Concat(Right).Concat(Output).Distinct().Count();
        ImmutableArray<int> lead = [.. Enumerable.Range(indices, cotangent.Shape.Rank - node.Shape.Rank)];
        var lengths = node.Args[input].Shape.Last(Axes.Length).Axes.ToArray();
        return input == 0
            ? new ConvolveOp(lead.AddRange(Output), Right, lead.AddRange(Left), [.. Axes.Select((axis, i) => axis.ForLeft(lengths[i]))]).Simplest(cotangent, node.Args[1])
            : new ConvolveOp(Left, lead.AddRange(Output), lead.AddRange(Right), [.. Axes.Select((axis, i) => axis.ForRight(lengths[i]))]).Simplest(node.Args[0], cotangent);
    }

    /// <summary>The entries of a window, of all channels that are summed over.</summary>
    internal override Dimension FanIn(Expr node, int input)
    {
        var (own, axes) = (input == 0 ? Left : Right, node.Args[input].Shape.Axes.ToArray());
        return axes.Index().Where(axis => axis.Index >= own.Length || !Output.Contains(own[axis.Index])).Aggregate((Dimension)1, (count, axis) => count * axis.Item);
    }

    /// <summary>The node, or one of the same value that has a name in the language: with the operands exchanged, or reversed.</summary>
    private Expr Simplest(Expr left, Expr right)
    {
        if (IsNamed(left, right)) return Apply(left, right);
        var swapped = With(Right, Left, axis => axis.Swapped);
        if (swapped.IsNamed(right, left)) return swapped.Apply(right, left);
        var reversed = With(Left, Right, axis => axis.Reversed);
        if (reversed.IsNamed(left, right)) return reversed.ReversedBack(left, right);
        var both = swapped.With(swapped.Left, swapped.Right, axis => axis.Reversed);
        return both.IsNamed(right, left) ? both.ReversedBack(right, left) : Apply(left, right);
    }

    private bool IsNamed(Expr left, Expr right) => ConvolutionMode.Of(this, left.Shape, right.Shape) is not null;

    private Expr ReversedBack(Expr left, Expr right)
    {
        var result = Apply(left, right);
        for (var axis = 1; axis <= Axes.Length; axis++) result = new ReverseOp(-axis).Apply(result);
        return result;
    }

    private ConvolveOp With(ImmutableArray<int> left, ImmutableArray<int> right, Func<ConvolutionAxis, ConvolutionAxis> change) =>
        new(left, right, Output, [.. Axes.Select(change)]);

    private void CheckIndices(int count)
    {
        ImmutableArray<int>[] lists = [Left, Right, Output];
        if (Array.Exists(lists, list => list.Distinct().Count() < list.Length) || Enumerable.Range(0, count).Any(index => lists.Count(list => list.Contains(index)) < 2))
            throw new ShapeException($"convolution: the indices {Signature} do not fit", "each stands in at least two of the three lists, once in each");
    }

    private ShapeException Mismatch(ReadOnlySpan<Expr> args) =>
        new($"convolution: the shapes {args[0].Shape} and {args[1].Shape} do not fit {Signature} with {Axes.Length} spatial {(Axes.Length == 1 ? "axis" : "axes")}");
}
