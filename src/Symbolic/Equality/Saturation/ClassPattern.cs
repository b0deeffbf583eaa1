using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>A pattern of a rule, read for matching against classes of terms: sums and products by their parts, in any order.</summary>
internal abstract record ClassPattern
{
    /// <summary>Whether nothing is left to be found: a square root squared is, read as factors, a hole. Arithmetic does what such a rule says.</summary>
    public bool FitsAnything => this is Any or Product { Multiple: null, Factors: [{ Base: Any }] };

    /// <summary>The pattern that an expression with holes is.</summary>
    public static ClassPattern Of(Expr pattern)
    {
        var made = new Dictionary<Expr, ClassPattern>();
        foreach (var node in Traversal.PostOrder(pattern, Operands)) made[node] = Made(node, made);
        return made[pattern];
    }

    private static IReadOnlyList<Expr> Operands(Expr node) => node.Op.HasFactors(node) ? [.. Bases(node).Select(factor => factor.Base)] : node.ArgList;

    private static IEnumerable<Factor> Bases(Expr node) => FactorRules.Flatten(node).Where(factor => factor.Base.Literal is null);

    private static ClassPattern Made(Expr node, Dictionary<Expr, ClassPattern> made)
    {
        if (Hole.Is(node)) return new Any(node);
        if (node.Literal is { } literal) return new Exactly(literal);
        if (node.Op.IsSum) return new Sum([.. node.ArgList.Select(arg => made[arg]).OrderBy(part => part is Any)]);
        if (!node.Op.HasFactors(node)) return new Call(node.Op, [.. node.ArgList.Select(arg => made[arg])]);
        var coefficient = FactorRules.Flatten(node).Where(factor => factor.Base.Literal is not null)
            .Aggregate(Number.One, (product, factor) => Equality.Exactly.Multiply(product, Number.Power(factor.Base.Literal!, factor.Exponent)!));
        var factors = Bases(node).Select(factor => new Power(made[factor.Base], factor.Exponent)).OrderBy(part => part.Base is Any).ToList();
        var number = factors.FindIndex(part => part.Base is Any any && Hole.IsLiteral(any.Hole));
        return new Product(coefficient, number < 0 ? null : ((Any)factors[number].Base).Hole, [.. factors.Where((_, place) => place != number)]);
    }

    /// <summary>Anything that the hole accepts.</summary>
    internal sealed record Any(Expr Hole) : ClassPattern;

    /// <summary>A number.</summary>
    internal sealed record Exactly(Number Value) : ClassPattern;

    /// <summary>An operator of arguments.</summary>
    internal sealed record Call(Op Op, IReadOnlyList<ClassPattern> Arguments) : ClassPattern;

    /// <summary>Terms in any order, holes last.</summary>
    internal sealed record Sum(IReadOnlyList<ClassPattern> Terms) : ClassPattern;

    /// <summary>A number, or a hole for one that is not 1, and factors in any order, holes last.</summary>
    internal sealed record Product(Number Coefficient, Expr? Multiple, IReadOnlyList<Power> Factors) : ClassPattern;

    /// <summary>A base with its exponent.</summary>
    internal sealed record Power(ClassPattern Base, Number Exponent);
}

/// <summary>What holes stand for: classes, the last binding first.</summary>
internal sealed record ClassBinding(Expr Hole, int Class, ClassBinding? Others)
{
    /// <summary>The class of a hole, or null.</summary>
    public static int? Find(ClassBinding? bindings, Expr hole)
    {
        for (var next = bindings; next is not null; next = next.Others)
            if (next.Hole == hole) return next.Class;
        return null;
    }
}
