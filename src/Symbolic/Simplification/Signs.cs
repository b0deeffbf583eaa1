using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>The sign that a value is written with.</summary>
internal static class Signs
{
    /// <summary>Whether a value is written with a leading minus: a negative term, or a sum of nothing but those.</summary>
    public static bool IsNegative(Expr value)
    {
        if (!value.Op.IsSum) return Coefficient(value).Sign < 0;
        foreach (var arg in value.Args) if (Coefficient(arg).Sign >= 0) return false;
        return true;
    }

    /// <summary>The value with the other sign, a sum term by term.</summary>
    public static Expr Negate(Expr value)
    {
        if (!value.Op.IsSum) return TermWriter.Write(Number.MinusOne, value);
        var negated = new Expr[value.Args.Length];
        for (var i = 0; i < negated.Length; i++) negated[i] = TermWriter.Write(Number.MinusOne, value.Args[i]);
        return Expr.Sum(negated);
    }

    /// <summary>Whether one value is written for the other with its sign changed.</summary>
    public static bool AreOpposite(Expr x, Expr y) => MayBeOpposite(x, y) && (-x == y || Negate(x) == y);

    /// <summary>Refuses most pairs before anything is made to compare them: a sum is negated term by term, and a function only by a sign in front of it.</summary>
    private static bool MayBeOpposite(Expr x, Expr y) =>
        y.Op == Arithmetic.Negate || (x.Op.IsSum ? y.Op.IsSum && x.Args.Length == y.Args.Length : x.Literal is not null ? y.Literal is not null : x.Op.HasFactors(x));

    private static Number Coefficient(Expr value)
    {
        var factors = new FactorCollector();
        factors.Multiply(value);
        return factors.IsFinite ? factors.ToTerm().Coefficient : Number.One;
    }
}
