using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Terms <c>c*r*C(a, v)</c> of a sum that differ in <c>c</c> and <c>a</c> only: together they are <c>r*C(sum of c*a, v)</c>.</summary>
/// <param name="Contraction">The contraction <c>C</c> of two operands.</param>
/// <param name="Place">Which of the two the terms share.</param>
/// <param name="Operand">The shared one, <c>v</c>.</param>
/// <param name="Rest">The other factors, <c>r</c>.</param>
internal sealed record SharedOperand(ContractOp Contraction, int Place, Expr Operand, Monomial Rest)
{
    /// <summary>The largest group of terms that share an operand, a value that is more than a variable; null if none share one.</summary>
    public static (SharedOperand Shared, List<Term> Terms)? Of(List<Term> terms) =>
        terms.FindAll(term => ContractionOf(term) is not null) is { Count: > 1 } contractions ? Largest(contractions) : null;

    private static (SharedOperand Shared, List<Term> Terms)? Largest(List<Term> contractions) => contractions
        .SelectMany(term => In(term).Select(shared => (Shared: shared, Term: term)))
        .GroupBy(pair => pair.Shared, pair => pair.Term)
        .Where(group => group.Count() > 1)
        .OrderByDescending(group => group.Count())
        .Select(group => ((SharedOperand, List<Term>)?)(group.Key, [.. group]))
        .FirstOrDefault();

    /// <summary>The operand of a term that is not shared, times the term's number; it may have lost axes over which it does not vary.</summary>
    public Expr Other(Term term) => TermWriter.Write(term.Coefficient, ContractionOf(term)!.Args[1 - Place]);

    /// <summary>The shape of that operand.</summary>
    public Shape OtherShape(Term term) => ContractionOf(term)!.Args[1 - Place].Shape;

    /// <summary>The contraction with another operand in the place of the one that is not shared.</summary>
    public Expr With(Expr other) => Place == 0 ? Contraction[Operand, other] : Contraction[other, Operand];

    private static IEnumerable<SharedOperand> In(Term term)
    {
        if (ContractionOf(term) is not { } value) yield break;
        var rest = Monomial.Of([.. term.Monomial.Factors.ToArray().Where(factor => factor.Base != value)]);
        for (var place = 0; place < 2; place++)
            if (IsWorthSharing(value.Args[place])) yield return new((ContractOp)value.Op, place, value.Args[place], rest);
    }

    /// <summary>The contraction that gives the term its axes.</summary>
    private static Expr? ContractionOf(Term term)
    {
        Expr? found = null;
        foreach (var (value, exponent) in term.Monomial.Factors)
            if (value.Op is ContractOp { Inputs.Length: 2 } && exponent.IsOne && (found is null || value.Shape.Rank > found.Shape.Rank)) found = value;
        return found;
    }

    private static bool IsWorthSharing(Expr operand) =>
        !operand.Args.IsEmpty && !operand.Op.IsOnlyNamed && Ops.Contraction.TransposeOf(operand) is not { Args.IsEmpty: true };
}
