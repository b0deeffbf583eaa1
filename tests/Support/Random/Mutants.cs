using SymDiff.Ops;

namespace SymDiff.Support;

/// <summary>Expressions that differ from a right one in one place: another sign, number, operator, variable, or order of arguments.</summary>
internal static class Mutants
{
    private static readonly List<Op> Unary = [.. Registry.All.Where(op => op.Arity == 1)];
    private static readonly List<Op> Binary = [.. Registry.All.Where(op => op.Arity == 2 && op != SpecialFunctions.Polygamma)];

    /// <summary>The mutants of an expression; some may have its value all the same.</summary>
    /// <param name="root">The right expression.</param>
    /// <param name="variables">What is exchanged for one another, where the shapes agree.</param>
    public static IEnumerable<Expr> Of(Expr root, List<Expr> variables) =>
        Traversal.PostOrder(root).SelectMany(node => Changes(node, variables).Where(changed => changed.Shape.Equals(node.Shape)).Select(changed => With(root, node, changed)))
            .Concat(Exchanges(root, variables)).Where(mutant => mutant != root).Distinct();

    private static IEnumerable<Expr> Changes(Expr node, List<Expr> variables)
    {
        yield return node.Op.IsLogical ? Logic.Not[node] : -node;
        if (node.Literal is not null) yield return node + 1;
        if (variables.Contains(node)) foreach (var other in variables) yield return other;
        if (IsMatrix(node)) yield return Contraction.Transpose(node);
        foreach (var changed in OtherOperators(node)) yield return changed;
    }

    private static bool IsMatrix(Expr node) => node.Shape.Rank == 2 && node.Shape.Axes[0] == node.Shape.Axes[1];

    private static IEnumerable<Expr> OtherOperators(Expr node) =>
        node.Args.Length == 0 || !node.Op.IsEntrywise ? []
        : node.Op.Arity is null ? [node.Op == Arithmetic.Add ? Expr.Product(node.Args) : Expr.Sum(node.Args)]
        : node.Args.Length == 1 ? Others(Unary, node)
        : node.Args.Length == 2 ? Others(Binary, node)
        : [node.Op[node.Args[0], node.Args[2], node.Args[1]]];

    /// <summary>The same arguments under the operators that the registry lists before and behind this one.</summary>
    private static IEnumerable<Expr> Others(List<Op> family, Expr node)
    {
        var place = family.IndexOf(node.Op);
        yield return family[(place + 1) % family.Count].Apply(node.Args);
        yield return family[(place + family.Count - 1) % family.Count].Apply(node.Args);
    }

    private static IEnumerable<Expr> Exchanges(Expr root, List<Expr> variables) =>
        from first in variables
        from second in variables
        where variables.IndexOf(first) < variables.IndexOf(second) && first.Shape.Equals(second.Shape)
        select root.Substitute(new Dictionary<string, Expr> { [first.VariableName!] = second, [second.VariableName!] = first });

    private static Expr With(Expr root, Expr node, Expr changed)
    {
        var images = new NodeMap<Expr>();
        foreach (var part in Traversal.PostOrder(root)) images[part] = part == node ? changed : Traversal.WithMappedArgs(part, images);
        return images[root];
    }
}
