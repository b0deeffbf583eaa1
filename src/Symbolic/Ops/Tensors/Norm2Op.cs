using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>The square root of the sum of squares along axes, scaled so that it neither overflows nor underflows; of a matrix the Frobenius norm.</summary>
internal sealed class Norm2Op(ImmutableArray<int> axes, bool keep) : Op
{
    public static CallForm Form { get; } =
        new("norm2", [CallParameter.Value("x"), CallParameter.Option("axis", ParameterKind.Integers), CallParameter.Option("keep", ParameterKind.Flag)], call =>
        Of(call.Value("x"), AxisList.Of("norm2", call.Value("x").Shape, call.Integers("axis")), call.Flag("keep")));

    /// <summary>The axes, counted from the end.</summary>
    public ImmutableArray<int> Axes => axes;

    /// <summary>Whether the axes stay, with length 1.</summary>
    public bool Keep => keep;

    public override string Name => "norm2";

    public override int? Arity => 1;

    internal override bool IsNorm => true;

    internal override string Key { get; } = $"norm2[{string.Join(',', axes)}]{(keep ? "keep" : "")}";

    internal override string Latex => @"\left\lVert #1\right\rVert_2";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(Interval.NonNegative, args[0].IsNonZero);

    internal override Spelling SpellingOf(Expr node) =>
        Spelling.Call(Name, [node.Args[0]], AxisList.Text(node.Args[0].Shape, axes, keep), axes.Length == node.Args[0].Shape.Rank && !keep ? Latex : null);

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => AxisList.Reduced(args[0].Shape, axes, keep);

    internal override Expr Definition(Expr node) => Roots.Sqrt[Contraction.Sum(Expr.Pow(node.Args[0], 2), axes, keep)];

    /// <summary>x/n, and 0 where n = 0.</summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var (norm, spread) = keep ? (node, cotangent) : (Contraction.WithAxes(node, axes), Contraction.WithAxes(cotangent, axes));
        return spread * Selection.Where[Logic.Greater[norm, 0], node.Args[0] / norm, 0];
    }

    /// <summary>The norm; of a scalar its absolute value.</summary>
    public static Expr Of(Expr value, ImmutableArray<int> axes, bool keep = false) => axes.IsEmpty ? Roots.Abs[value] : new Norm2Op(axes, keep).Apply(value);
}
