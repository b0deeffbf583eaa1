using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>Proofs of equalities of tensors.</summary>
internal static class TensorProofs
{
    /// <summary>By the sum of products that both sides are; null if the forms differ.</summary>
    public static List<ProofStep>? MultipliedOut(Expr left, Expr right, Func<Expr, bool> isSymmetric)
    {
        if (TensorForms.Common(left, right, isSymmetric) is not var (first, common, second)) return null;
        return
        [
            new(left, first, Reason.Definitions, []),
            new(first, common, Reason.MultipliedOut, []),
            new(common, second, Reason.MultipliedOut, []),
            new(second, right, Reason.Definitions, []),
        ];
    }

    /// <summary>Entry by entry; null if there are no entries, or some are not proved equal.</summary>
    public static List<ProofStep>? OfEntries(Expr left, Expr right, Func<Expr, Expr, Proof?> prove)
    {
        var entries = new LiteralEntries(null);
        if (left.Shape.Rank == 0 || Tidied(entries.Of(left)) is not { } first || Tidied(entries.Of(right)) is not { } second) return null;
        var steps = new List<ProofStep> { new(left, List(first, left.Shape), Reason.Entries, []) };
        for (var i = 0; i < first.Length; i++)
        {
            if (prove(first[i], second[i]) is not { } proof) return null;
            steps.AddRange(proof.Steps.Select(step => step with { Before = With(step.Before, i), After = With(step.After, i) }));
        }
        return [.. steps, new(List(second, right.Shape), right, Reason.Entries, [])];

        Expr With(Expr entry, int place) => List([.. second[..place], entry, .. first[(place + 1)..]], left.Shape);
    }

    /// <summary>Without products with 0, of which matrix products have many.</summary>
    private static Expr[]? Tidied(Expr[]? entries) => entries is null ? null
        : Traversal.Images(entries, Traversal.Map(entries, node => node.Op == Arithmetic.Multiply && node.ArgList.Any(factor => factor.Literal is { IsZero: true }) ? 0 : node));

    /// <summary>The list of lists that has these entries.</summary>
    private static Expr List(Expr[] entries, Shape shape)
    {
        foreach (var axis in shape.Axes.ToArray().Reverse()) entries = [.. entries.Chunk((int)axis.Literal!.Value).Select(row => StackOp.First(row))];
        return entries[0];
    }
}
