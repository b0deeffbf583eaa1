using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>What polynomials treat as a variable: a variable, a constant, a function of fractions, and what is known of its powers.</summary>
/// <param name="Symbol">What stands for it in polynomials.</param>
/// <param name="Op">The operator.</param>
/// <param name="Arguments">The operands' forms; of an exponential, what the exponents are multiples of.</param>
internal sealed record Kernel(Expr Symbol, Op Op, IReadOnlyList<Fraction> Arguments)
{
    /// <summary>What is known of the values.</summary>
    public Fact Fact { get; init; } = Fact.Unknown;

    /// <summary>Whether it stands for its only argument as something that is not negative, and is raised to broken powers between 0 and 1 only.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether it is a real number: i and exponentials of its multiples are not.</summary>
    public bool IsReal { get; init; } = true;

    /// <summary>Whether it is 0 or 1, so that it is its own square.</summary>
    public bool IsLogical { get; init; }
}
