namespace SymDiff.Ops;

/// <summary>
/// Moves the entries of its arguments and changes none. An entry of an argument stands at one place of the result or at none, so a mask moves like a
/// cotangent.
/// </summary>
internal abstract class RearrangementOp(string name) : Op
{
    public sealed override string Name => name;

    public override int? Arity => 1;

    internal override bool IsLinear => Arity == 1;

    internal override string Latex => $@"\operatorname{{{name}}}";

    /// <summary>What is known of every argument.</summary>
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args)
    {
        var all = args[0];
        foreach (var next in args[1..]) all = all.Or(next);
        return all;
    }

    internal sealed override Expr? MaskFor(Expr node, int input, Expr mask) =>
        mask.Shape.Rank == 0 ? mask : mask.Shape.Equals(node.Shape) ? Bprop(node, input, mask) : null;
}
