using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>What can be seen of a value's indices at its top: in the value itself, in its factors, and in factors of those.</summary>
internal static class Structure
{
    private const int LargestShort = 100;
    private const int MostFactors = 4;

    /// <summary>Whether a node is read as an indexed term: a contraction, or a product with one, or with a sum that has diagonals or unit vectors, among its factors.</summary>
    public static bool IsIndexed(Expr node)
    {
        if (node.Op is ContractOp) return true;
        if (!node.Op.HasFactors(node)) return false;
        foreach (var arg in node.Args)
            if (IsIndexedFactor(arg) || (arg.Op.HasFactors(arg) && HasIndexedFactor(arg))) return true;
        return false;
    }

    /// <summary>Whether a value has a diagonal or a unit vector among its factors.</summary>
    public static bool HasDelta(Expr value) => value.Shape.Rank > 0 && FactorsOf(value).Any(IsDelta);

    /// <summary>Whether a value has a unit vector among its factors, alone or in an outer product.</summary>
    public static bool HasUnit(Expr value) => FactorsOf(value).Any(factor => factor.Op is UnitOp || (factor.Op is ContractOp && factor.ArgList.Any(arg => arg.Op is UnitOp)));

    /// <summary>Whether a value is an outer product, or one times a number or scalars.</summary>
    public static bool IsOuter(Expr value) => value.Shape.Rank > 1 && FactorsOf(value).Any(factor => factor.Shape.Rank > 1 && factor.Op is ContractOp { Inputs.Length: > 1 } op
        && op.Output.Distinct().Count() == op.Output.Length && op.Inputs.Sum(list => list.Length) == op.Output.Length && factor.ArgList.All(arg => arg.Op is not FillOp));

    /// <summary>Whether a value may vary along an axis: not if each of its factors is broadcast there, or has ones.</summary>
    public static bool Varies(Expr value, int axis) =>
        FactorsOf(value).Any(factor => axis - value.Shape.Rank + factor.Shape.Rank is >= 0 and var own && !factor.Shape.Axes[own].IsOne && VariesAlong(factor, own));

    private static bool VariesAlong(Expr factor, int axis) =>
        factor.Op is not FillOp
            && (factor.Op is not ContractOp op || op.Inputs.Index().Any(list => list.Item.Contains(op.Output[axis]) && factor.Args[list.Index].Op is not FillOp));

    /// <summary>Whether computing a value contracts something: then it is computed once where it is shared.</summary>
    public static bool IsCostly(Expr value) =>
        !HasDelta(value)
        && FactorsOf(value).Any(factor => factor.Op is ContractOp op && op.Inputs.Length > 1 && op.Inputs.Any(list => list.Any(index => !op.Output.Contains(index))));

    /// <summary>Whether a number is an entry of a variable, which reads like a variable.</summary>
    public static bool IsEntry(Expr value) =>
        value.Shape.Rank == 0 && value.Op is ContractOp && value.ArgList.All(arg => arg.Args.IsEmpty) && value.ArgList.Any(arg => arg.Op is UnitOp);

    /// <summary>Whether a contraction has so few factors that it is read through where it is shared: repeated, it is shorter than the detour.</summary>
    public static bool IsShort(Expr value) =>
        value.Size <= LargestShort && IsIndexed(value) && new IndexedReader(_ => false).Read(value) is { Factors.Length: <= MostFactors };

    private static bool HasIndexedFactor(Expr product)
    {
        foreach (var arg in product.Args)
            if (IsIndexedFactor(arg)) return true;
        return false;
    }

    private static bool IsIndexedFactor(Expr factor) =>
        factor.Op is ContractOp or UnitOp || (factor.Op.IsSum && factor.Shape.Rank > 0 && factor.ArgList.Any(HasDelta));

    private static bool IsDelta(Expr factor) =>
        factor.Op is UnitOp
        || (factor.Op is ContractOp op
            && (op.Output.Distinct().Count() < op.Output.Length
                || factor.ArgList.Any(arg => arg.Op is UnitOp && op.Output.Intersect(op.Inputs[factor.ArgList.IndexOf(arg)]).Any())));

    /// <summary>The value itself if it is no product; otherwise its factors and theirs.</summary>
    private static IEnumerable<Expr> FactorsOf(Expr value)
    {
        if (!value.Op.HasFactors(value)) return [value];
        return value.ArgList.SelectMany(arg => arg.Op.HasFactors(arg) ? [.. arg.ArgList] : (Expr[])[arg]);
    }
}
