using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>log(sum(exp(x))) along axes, without overflow: <c>logsumexp(X, axis=1)</c>.</summary>
internal sealed class LogSumExpOp(ImmutableArray<int> axes, bool keep) : Op
{
    public static CallForm Form { get; } =
        new("logsumexp", [CallParameter.Value("X"), CallParameter.Option("axis", ParameterKind.Integers), CallParameter.Option("keep", ParameterKind.Flag)], call =>
        new LogSumExpOp(AxisList.Of("logsumexp", call.Value("X").Shape, call.Integers("axis")), call.Flag("keep")).Apply(call.Value("X")));

    /// <summary>The axes, counted from the end.</summary>
    public ImmutableArray<int> Axes => axes;

    /// <summary>Whether the axes stay, with length 1.</summary>
    public bool Keep => keep;

    public override string Name => "logsumexp";

    public override int? Arity => 1;

    internal override string Key { get; } = $"logsumexp[{string.Join(',', axes)}]{(keep ? "keep" : "")}";

    internal override string Latex => @"\operatorname{logsumexp}";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, [node.Args[0]], AxisList.Text(node.Args[0].Shape, axes, keep));

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => AxisList.Reduced(args[0].Shape, axes, keep);

    internal override Expr? Fold(ReadOnlySpan<Expr> args) => axes.IsEmpty ? args[0] : null;

    internal override Expr Definition(Expr node) => Exponential.Log[Contraction.Sum(Exponential.Exp[node.Args[0]], axes, keep)];

    /// <summary>A softmax, where the sum stands against the axes that it was taken over.</summary>
    internal override Expr? ExpOfDifference(Expr node, Expr exponent)
    {
        var isAligned = keep || axes.All(axis => axis - axes.Length < -exponent.Shape.Rank);
        if (exponent != node.Args[0] || !isAligned) return null;
        return axes is [var only] ? SoftmaxOp.Of(exponent, only) : Exponential.Exp[exponent - node];
    }

    /// <summary>softmax(x)*g; over several axes exp(x - logsumexp(x))*g.</summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var (value, spread) = (node.Args[0], keep ? cotangent : Contraction.WithAxes(cotangent, axes));
        return spread * (axes is [var only] ? SoftmaxOp.Of(value, only) : Exponential.Exp[value - (keep ? node : Contraction.WithAxes(node, axes))]);
    }
}

/// <summary>exp(x)/sum(exp(x)) along one axis, or its logarithm; both without overflow. The axis is the last one unless given.</summary>
internal sealed class SoftmaxOp(int axis, bool isLog) : Op
{
    public static IReadOnlyList<CallForm> Forms { get; } = [Form(false), Form(true)];

    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    /// <summary>Whether it is the logarithm.</summary>
    public bool IsLog => isLog;

    public override string Name => NameOf(isLog);

    public override int? Arity => 1;

    internal override string Key { get; } = $"{NameOf(isLog)}[{axis}]";

    internal override string Latex => isLog ? @"\operatorname{log\_softmax}" : @"\operatorname{softmax}";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(isLog ? new(double.NegativeInfinity, 0) : Interval.Unit);

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, [node.Args[0]], AxisList.Text(node.Args[0].Shape, [axis], false, unwritten: -1));

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => args[0].Shape;

    internal override Expr Definition(Expr node)
    {
        var value = Exponential.Exp[node.Args[0]];
        return isLog ? node.Args[0] - Exponential.Log[Contraction.Sum(value, [axis], true)] : value / Contraction.Sum(value, [axis], true);
    }

    internal override Expr? Logarithm(Expr node) => isLog ? null : new SoftmaxOp(axis, true).Apply(node.Args);

    /// <summary>What does not vary along the axis.</summary>
    internal override Expr? Unshifted(Expr node, Func<Expr, bool> mayGo)
    {
        if (!node.Args[0].Op.IsSum) return null;
        Expr[] kept = [.. node.Args[0].ArgList.Where(summand => !IsConstant(summand) || !mayGo(summand))];
        return kept.Length == 0 || kept.Length == node.Args[0].Args.Length ? null : Apply(Contraction.BroadcastTo(Expr.Sum(kept), node.Shape));

        bool IsConstant(Expr summand) => summand.Shape.Rank < -axis || summand.Shape.Axes[summand.Shape.Rank + axis].IsOne;
    }

    internal override bool SumsToOne(int along) => !isLog && along == axis;

    /// <summary>p*(g - sum(g*p)), or g - p*sum(g) for the logarithm.</summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var p = isLog ? Of(node.Args[0], axis) : node;
        return isLog ? cotangent - (p * Contraction.Sum(cotangent, [axis], true)) : p * (cotangent - Contraction.Sum(cotangent * p, [axis], true));
    }

    /// <summary>The softmax of a value along an axis counted from the end.</summary>
    public static Expr Of(Expr value, int axis) => new SoftmaxOp(axis, false).Apply(value);

    private static string NameOf(bool isLog) => isLog ? "log_softmax" : "softmax";

    private static CallForm Form(bool isLog) => new(NameOf(isLog), [CallParameter.Value("x"), CallParameter.Option("axis", ParameterKind.Integer)], call =>
        new SoftmaxOp(AxisList.One(NameOf(isLog), call.Value("x").Shape, call.Integer("axis") ?? -1), isLog).Apply(call.Value("x")));
}
