using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Tests.Simplification;

/// <summary>Wrong right sides: each differs from the right one in one place.</summary>
internal static class RuleMutants
{
    private static readonly List<Op> Unary = [.. Registry.All.Where(op => op.Arity == 1)];
    private static readonly List<Op> Binary = [.. Registry.All.Where(op => op.Arity == 2 && op != SpecialFunctions.Polygamma)];

    /// <summary>The wrong right sides of a rule, without those that are spelled like one of its sides.</summary>
    public static IEnumerable<Expr> Of(Rule rule)
    {
        var holes = Hole.In(rule.Left.Expression).FindAll(hole => hole != Hole.P && hole != Hole.Q);
        return Traversal.PostOrder(rule.Right).SelectMany(node => Changes(node, holes).Select(changed => With(rule.Right, node, changed)))
            .Concat(Exchanges(rule.Right, holes)).Where(mutant => mutant != rule.Right && mutant != rule.Left.Expression).Distinct();
    }

    private static IEnumerable<Expr> Changes(Expr node, List<Expr> holes)
    {
        yield return node.Op.IsLogical ? Logic.Not[node] : -node;
        if (node.Literal is not null) yield return node + 1;
        if (holes.Contains(node)) foreach (var other in holes) yield return other;
        foreach (var changed in OtherOperators(node)) yield return changed;
    }

    private static IEnumerable<Expr> OtherOperators(Expr node) =>
        node.Args.Length == 0 ? []
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

    private static IEnumerable<Expr> Exchanges(Expr right, List<Expr> holes) =>
        from first in holes
        from second in holes
        where holes.IndexOf(first) < holes.IndexOf(second)
        select right.Substitute(new Dictionary<string, Expr> { [first.VariableName!] = second, [second.VariableName!] = first });

    private static Expr With(Expr root, Expr node, Expr changed)
    {
        var images = new NodeMap<Expr>();
        foreach (var part in Traversal.PostOrder(root)) images[part] = part == node ? changed : Traversal.WithMappedArgs(part, images);
        return images[root];
    }
}
