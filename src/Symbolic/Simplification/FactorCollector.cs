using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Multiplies factors into one term: numbers into the coefficient, equal bases by adding exponents. An integer power reaches
/// into products; another power only takes out what is known to be positive.
/// </summary>
/// <param name="hasWalls">Whether large products inside of products stay whole.</param>
internal sealed class FactorCollector(bool hasWalls = true)
{
    private const int FewFactors = 8;

    private readonly PowerList powers = new();
    private Stack<Waiting>? pending;
    private Number coefficient = Number.One;
    private bool hasSymbolicPower;
    private bool hasLiteralBase;
    private int exponentialCount;

    /// <summary>False once an infinite or undefined factor was met: then nothing may be cancelled.</summary>
    public bool IsFinite { get; private set; } = true;

    public void Multiply(Expr value) => Multiply(value, Number.One);

    public void Multiply(Expr value, Number exponent)
    {
        Take(new(value, exponent), false);
        while (pending is not null && pending.TryPop(out var next)) Take(next.Factor, next.InProduct);
    }

    /// <summary>Takes a value as one base, whatever it is made of.</summary>
    public void MultiplyWhole(Expr value, Number exponent) => Raise(value, exponent);

    public void Multiply(Term term)
    {
        Scale(term.Coefficient);
        foreach (var factor in term.Monomial.Factors) Raise(factor.Base, factor.Exponent);
    }

    public Term ToTerm()
    {
        if (hasSymbolicPower) MergeSymbolicPowers();
        if (exponentialCount > 1) MergeExponentials();
        if (hasLiteralBase) FoldLiteralBases();
        return new(coefficient, Monomial.OfNonZero(powers.Factors));
    }

    private void Take(Factor factor, bool inProduct)
    {
        var op = factor.Base.Op;
        if (factor.Base.Literal is { } literal) TakeLiteral(literal, factor);
        else if (factor.Base.Op is FillOp fill) TakeLiteral(fill.IsOne ? Number.One : Number.Zero, factor);
        else if (!op.IsFinite) IsFinite = false;
        else if (!op.HasFactors(factor.Base) || (hasWalls && inProduct && IsWall(factor.Base))) Raise(factor.Base, factor.Exponent);
        else if (factor.IsIntegerPower) PushAll(op.Factors(factor.Base), factor.Exponent, op.IsCommutative);
        else if (!TakeRoot(factor)) Raise(factor.Base, factor.Exponent);
    }

    /// <summary>A large product right inside another is one that other nodes share: it stays whole, so that chains of them stay linear.</summary>
    private static bool IsWall(Expr value) => value.Args.Length > 1 && OperationCount.IsLarge(value);

    private void PushAll(Factor[] parts, Number exponent, bool inProduct)
    {
        pending ??= new(FewFactors);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (Number.Multiply(parts[i].Exponent, exponent) is { } power) pending.Push(new(new(parts[i].Base, power), inProduct));
            else Raise(Expr.Pow(parts[i].Base, Expr.Constant(parts[i].Exponent)), exponent);
        }
    }

    private void TakeLiteral(Number literal, Factor factor)
    {
        if (literal.IsZero && factor.Exponent.Sign < 0) IsFinite = false;
        else if (!literal.IsWide && Number.Power(literal, factor.Exponent) is { } value) Scale(value);
        else if (ExactRoot.Of(literal, factor.Exponent) is { } root) Scale(root);
        else Raise(factor.Base, factor.Exponent);
    }

    /// <summary>(c*x^2*y)^q is c^q*abs(x)^(2q)*y^q for c > 0, whatever the signs of x and y; only what is a square or an exact root comes out.</summary>
    private bool TakeRoot(Factor factor)
    {
        var inner = new FactorCollector();
        inner.Multiply(factor.Base);
        if (!inner.IsFinite) return false;
        var term = inner.ToTerm();
        var size = term.Coefficient.Sign < 0 ? term.Coefficient.Negate() : term.Coefficient;
        var outside = ExactRoot.Of(size, factor.Exponent);
        var rest = new List<Factor>();
        var squares = new List<Factor>();
        foreach (var part in term.Monomial.Factors)
            (part.IsIntegerPower && part.Exponent.Numerator.IsEven ? squares : rest).Add(part);
        if (squares.Count == 0 && (outside is null || outside.IsOne)) return false;
        foreach (var square in squares)
        {
            if (Number.Multiply(square.Exponent, factor.Exponent) is not { } power) return false;
            Raise(power.IsInteger && power.Numerator.IsEven ? square.Base : Roots.Abs[square.Base], power);
        }
        if (outside is not null) Scale(outside);
        var kept = outside is not null ? Number.FromInteger(term.Coefficient.Sign) : term.Coefficient;
        var left = TermWriter.Write(new Term(kept, Monomial.Of(rest)));
        if (left.Literal is { IsOne: true }) return true;
        Raise(left, factor.Exponent);
        return true;
    }

    private void Scale(Number factor)
    {
        if (Number.Multiply(coefficient, factor) is { } product) coefficient = product;
        else Raise(Expr.Constant(factor), Number.One);
    }

    private void Raise(Expr value, Number exponent)
    {
        var old = powers.Find(value);
        if (old is null) Note(value);
        if ((old is null ? exponent : Number.Add(old, exponent)) is { } sum) powers.Set(value, sum);
        else powers.Set(Expr.Pow(value, Expr.Constant(exponent)), Number.One);
    }

    /// <summary>Remembers which of the later steps have anything to do.</summary>
    private void Note(Expr value)
    {
        if (value.Literal is not null) hasLiteralBase = true;
        else if (Arithmetic.SymbolicPower(value) is not null) hasSymbolicPower = true;
        else if (Exponential.ExponentOf(value) is not null) exponentialCount++;
    }

    /// <summary>x^n*x^k is x^(n + k) for a whole literal k.</summary>
    private void MergeSymbolicPowers()
    {
        foreach (var (value, _) in powers.Factors.ToArray())
        {
            if (powers.Find(value) is not { IsOne: true } || Arithmetic.SymbolicPower(value) is not { } power) continue;
            if (powers.Find(power.Base) is not { IsZero: false, IsInteger: true } whole) continue;
            powers.Set(value, Number.Zero);
            powers.Set(power.Base, Number.Zero);
            Multiply(Expr.Pow(power.Base, SumCollector.Total([power.Exponent, Expr.Constant(whole)])));
        }
    }

    /// <summary>exp(a)*exp(b) is exp(a + b); a lone power of an exponential stays.</summary>
    private void MergeExponentials()
    {
        var exponentials = powers.Factors.Where(p => !p.Exponent.IsZero && Exponential.ExponentOf(p.Base) is not null).OrderBy(p => p.Base, StructuralOrder.Instance).ToList();
        if (exponentials.Count < 2) return;
        foreach (var (value, _) in exponentials) powers.Set(value, Number.Zero);
        var exponent = SumCollector.Total([.. exponentials.Select(p => TermWriter.Write(p.Exponent, Exponential.ExponentOf(p.Base)!))]);
        if (exponent.Literal is not { IsZero: true }) Raise(Exponential.Exp[exponent], Number.One);
    }

    private void FoldLiteralBases()
    {
        foreach (var (value, exponent) in powers.Factors.ToArray())
        {
            if (value.Literal is not { } literal || literal.IsWide || Number.Power(literal, exponent) is not { } folded) continue;
            powers.Set(value, Number.Zero);
            Scale(folded);
        }
    }

    /// <summary>A factor that is still to be taken, and whether it stood inside of a product.</summary>
    private readonly record struct Waiting(Factor Factor, bool InProduct);
}
