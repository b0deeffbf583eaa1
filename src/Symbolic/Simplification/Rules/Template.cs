namespace SymDiff.Simplification;

/// <summary>An expression with holes that is filled in again and again: its nodes are put in order once, when it is needed first.</summary>
internal sealed class Template(Expr expression)
{
    private Step[]? steps;

    public Expr Expression => expression;

    /// <summary>The expression with its holes filled, from the leaves to the top.</summary>
    /// <param name="bindings">What the holes stand for.</param>
    /// <param name="finish">What becomes of a node that was made; told whether it is the top.</param>
    public Expr Fill(Bindings bindings, Func<Expr, bool, Expr> finish)
    {
        steps ??= Order();
        var values = new Expr[steps.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (node, operands) = steps[i];
            values[i] = operands is null ? bindings[node] : finish(Made(node, operands, values), i == values.Length - 1);
        }
        return values[^1];
    }

    private static Expr Made(Expr node, int[] operands, Expr[] values)
    {
        if (operands.Length == 0) return node;
        var args = new Expr[operands.Length];
        for (var i = 0; i < args.Length; i++) args[i] = values[operands[i]];
        return node.WithArgs(args);
    }

    private Step[] Order()
    {
        var order = Traversal.PostOrder(expression);
        return [.. order.Select(node => new Step(node, Hole.Is(node) ? null : Array.ConvertAll(node.ArgArray(), order.IndexOf)))];
    }

    /// <summary>A node and the steps that make its operands; a hole has none.</summary>
    private readonly record struct Step(Expr Node, int[]? Operands);
}
