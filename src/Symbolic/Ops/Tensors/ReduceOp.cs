using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>What a reduction makes of the entries along its axes.</summary>
internal enum Reduction
{
    Max,
    Min,
    Prod,
}

/// <summary>The largest, the smallest, or the product of the entries along axes: <c>max(X, axis=1)</c>. NaN propagates.</summary>
internal sealed class ReduceOp(Reduction kind, ImmutableArray<int> axes, bool keep) : Op
{
    private static readonly CallParameter[] Parameters =
        [CallParameter.Value("X"), CallParameter.Option("axis", ParameterKind.Integers), CallParameter.Option("keep", ParameterKind.Flag)];

    public static IReadOnlyList<CallForm> Forms { get; } = [Form(Reduction.Max), Form(Reduction.Min), Form(Reduction.Prod)];

    public Reduction Kind => kind;

    /// <summary>The axes, counted from the end.</summary>
    public ImmutableArray<int> Axes => axes;

    /// <summary>Whether the axes stay, with length 1.</summary>
    public bool Keep => keep;

    public override string Name => NameOf(kind);

    public override int? Arity => 1;

    internal override string Key { get; } = $"{NameOf(kind)}[{string.Join(',', axes)}]{(keep ? "keep" : "")}";

    internal override string Latex => kind == Reduction.Prod ? @"\operatorname{prod}" : @"\" + Name;

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) =>
        kind != Reduction.Prod ? args[0] : Fact.Of(args[0].Values.IsPositive ? Interval.Positive : Interval.Everything, args[0].IsNonZero);

    internal override Spelling SpellingOf(Expr node) =>
        Spelling.Call(Name, [node.Args[0]], AxisList.Text(node.Args[0].Shape, axes, keep),
            kind == Reduction.Prod && !keep && axes.Length == node.Args[0].Shape.Rank ? @"\prod \left(#1\right)" : null);

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => AxisList.Reduced(args[0].Shape, axes, keep);

    internal override Expr? Fold(ReadOnlySpan<Expr> args) => axes.IsEmpty ? args[0] : null;

    /// <summary>Of a product, the sum of the logarithms of the entries.</summary>
    internal override (Expr Condition, Expr Value)? DevelopedLogarithm(Expr node)
    {
        if (kind != Reduction.Prod) return null;
        var (condition, logarithm) = node.Args[0].Op.DevelopedLogarithm(node.Args[0]) ?? Exponential.LogOf(node.Args[0]);
        return (condition, Contraction.Sum(Contraction.BroadcastTo(logarithm, node.Args[0].Shape), axes, keep));
    }

    /// <summary>The first winner gets it all. A product passes g times the product of the other entries, which is exact where entries are 0.</summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var (value, spread) = (node.Args[0], keep ? cotangent : Contraction.WithAxes(cotangent, axes));
        return kind == Reduction.Prod ? spread * Others(value) : Selection.Where[new ArgMaxMaskOp(kind == Reduction.Max, axes).Apply(value), spread, 0];
    }

    /// <summary>For each entry the product of the others along the axes.</summary>
    private Expr Others(Expr value)
    {
        var result = (Expr)1;
        var rest = value;
        foreach (var axis in axes.Reverse())
        {
            var others = OthersAlong(rest, axis);
            result *= others;
            rest = new ReduceOp(Reduction.Prod, [axis], true).Apply(rest);
        }
        return result;
    }

    /// <summary>For each entry the product of the others along an axis.</summary>
    private static Expr OthersAlong(Expr value, int axis)
    {
        var (indices, at, rank) = (Contraction.First(value.Shape.Rank), value.Shape.Rank + axis, value.Shape.Rank);
        return Contraction.Permute(SpreadOthers(value, axis), [.. indices[..at], rank - 1, .. indices[at..^1]]);
    }

    /// <summary>prod_j where(i = j, 1, x_j): the axis goes last, and a new one before it counts i.</summary>
    private static Expr SpreadOthers(Expr value, int axis)
    {
        var (indices, at, rank) = (Contraction.First(value.Shape.Rank), value.Shape.Rank + axis, value.Shape.Rank);
        var length = value.Shape.Axes[at];
        var spread = Contraction.Of([(value, indices), (FillOp.Ones(Shape.Of(length)), [rank])], [.. indices.RemoveAt(at), rank, at]);
        return new ReduceOp(Reduction.Prod, [-1], false).Apply(Selection.Where[Contraction.Eye(Shape.Of(length)), 1, spread]);
    }

    /// <summary>
    /// The tensor and the axis, if a node is for each entry of a tensor the product of the others along an axis, which goes last: from both ends that takes three products
    /// for each entry. Null for any other node.
    /// </summary>
    internal static (Expr Value, int Axis)? ReadOthers(Expr node)
    {
        if (node.Op is not ReduceOp { Kind: Reduction.Prod } || node.Args[0].Op != Selection.Where || node.Args[0].Args[2].Args is not [var value, ..]) return null;
        for (var axis = -1; axis >= -value.Shape.Rank; axis--)
            if (SpreadOthers(value, axis) == node) return (value, axis);
        return null;
    }

    /// <summary>The reduction of two entries.</summary>
    public Expr Combined(Expr first, Expr second) =>
        kind switch { Reduction.Max => Selection.Max[first, second], Reduction.Min => Selection.Min[first, second], _ => first * second };

    /// <summary>Whether a condition holds anywhere along axes.</summary>
    public static Expr Any(Expr condition, ImmutableArray<int> axes, bool keep = false) =>
        axes.IsEmpty ? condition : new ReduceOp(Reduction.Max, axes, keep).Apply(condition.Op.IsLogical ? condition : Logic.NotEqual[condition, 0]);

    private static string NameOf(Reduction kind) => kind switch { Reduction.Max => "max", Reduction.Min => "min", _ => "prod" };

    private static CallForm Form(Reduction kind) => new(NameOf(kind), [.. Parameters], call =>
        new ReduceOp(kind, AxisList.Of(NameOf(kind), call.Value("X").Shape, call.Integers("axis")), call.Flag("keep")).Apply(call.Value("X")));
}

/// <summary>1 at the first largest or smallest entry along the axes together, 0 elsewhere; no gradient flows.</summary>
internal sealed class ArgMaxMaskOp(bool isMax, ImmutableArray<int> axes) : Op
{
    public static CallForm Form { get; } =
        new("argmax_mask", [CallParameter.Value("X"), CallParameter.Option("axis", ParameterKind.Integers), CallParameter.Option("min", ParameterKind.Flag)], call =>
        new ArgMaxMaskOp(!call.Flag("min"), AxisList.Of("argmax_mask", call.Value("X").Shape, call.Integers("axis"))).Apply(call.Value("X")));

    /// <summary>Whether the largest entry wins; otherwise the smallest.</summary>
    public bool IsMax => isMax;

    /// <summary>The axes, counted from the end.</summary>
    public ImmutableArray<int> Axes => axes;

    public override string Name => "argmax_mask";

    public override int? Arity => 1;

    internal override string Key { get; } = $"argmax_mask[{string.Join(',', axes)}]{(isMax ? "" : "min")}";

    internal override string Latex => @"\operatorname{argmax\_mask}";

    internal override bool IsMask => true;

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Logical;

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, [node.Args[0]], AxisList.Text(node.Args[0].Shape, axes, false) + (isMax ? "" : ", min=true"));

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => args[0].Shape;

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) => null;
}
