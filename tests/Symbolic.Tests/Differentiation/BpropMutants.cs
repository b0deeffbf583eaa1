using SymDiff.Ops;

namespace SymDiff.Tests.Differentiation;

/// <summary>Operators with a wrong derivative by one argument.</summary>
internal static class BpropMutants
{
    /// <summary>Every wrong derivative of an operator, by argument.</summary>
    public static IEnumerable<(MutantOp Mutant, int Input, string What)> Of(ElementwiseOp op)
    {
        var args = BpropCheck.Arguments(op);
        for (var input = 0; input < args.Length; input++)
        {
            if (op.Bprop(op.Apply(args), input, BpropCheck.Cotangent) is not { } right) continue;
            yield return (new(op, input, (g, _) => -g!), input, "negated");
            yield return (new(op, input, (g, _) => 2 * g!), input, "doubled");
            for (var other = 0; other < args.Length; other++)
            {
                var exchanged = other;
                if (other != input) yield return (new(op, input, (_, all) => all(exchanged)), input, $"exchanged with {other}");
            }
            for (var term = 0; term < Terms(right); term++)
            {
                var dropped = term;
                yield return (new(op, input, (g, _) => Without(g!, dropped)), input, $"term {term} of {right} dropped");
            }
        }
    }

    private static int Terms(Expr right) => Traversal.PostOrder(right).Where(node => node.Op.Arity is null).Sum(node => node.Args.Length);

    /// <summary>The expression without one operand of one of its sums and products, counted through.</summary>
    private static Expr Without(Expr right, int term)
    {
        var (images, first) = (new NodeMap<Expr>(), 0);
        foreach (var node in Traversal.PostOrder(right))
        {
            var image = Traversal.WithMappedArgs(node, images);
            if (node.Op.Arity is null)
            {
                if (term >= first && term < first + node.Args.Length) image = Dropped(image, term - first);
                first += node.Args.Length;
            }
            images[node] = image;
        }
        return images[right];
    }

    private static Expr Dropped(Expr node, int operand) => node.Op.Apply([.. node.Args[..operand], .. node.Args[(operand + 1)..]]);
}

/// <summary>An operator like another, but for the derivative by one argument.</summary>
/// <param name="right">The right operator.</param>
/// <param name="input">The argument.</param>
/// <param name="wrong">The wrong contribution, from the right one and those of all arguments.</param>
internal sealed class MutantOp(ElementwiseOp right, int input, Func<Expr?, Func<int, Expr?>, Expr?> wrong) : ElementwiseOp(right.Name, "", right.Function)
{
    public ElementwiseOp Right => right;

    public override int? Arity => right.Arity;

    internal override Expr? Bprop(Expr node, int at, Expr cotangent) =>
        at == input ? wrong(right.Bprop(node, at, cotangent), other => right.Bprop(node, other, cotangent)) : right.Bprop(node, at, cotangent);

    /// <summary>Whether the wrong derivative is proved equal to the right one.</summary>
    public bool IsEqual(int by)
    {
        var args = BpropCheck.Arguments(right);
        var (node, g) = (right.Apply(args), BpropCheck.Cotangent);
        return wrong(right.Bprop(node, by, g), other => right.Bprop(node, other, g)) is { } changed && changed.CompareWith(right.Bprop(node, by, g)!).Verdict == Verdict.Equal;
    }

    /// <inheritdoc/>
    public override bool Equals(Op? other) => ReferenceEquals(this, other);
}
