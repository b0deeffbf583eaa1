using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>What polynomials treat as a variable: a variable, a constant, a function of fractions, and what is known of its powers.</summary>
/// <param name="Number">Its place in the table.</param>
/// <param name="Op">The operator.</param>
/// <param name="Arguments">The operands' forms; of an exponential, what the exponents are multiples of.</param>
internal sealed record Kernel(int Number, Op Op, IReadOnlyList<Fraction> Arguments)
{
    /// <summary>What is known of the values.</summary>
    public Fact Fact { get; init; } = Fact.Unknown;

    /// <summary>For a root: its degree, and its power of that degree is the only argument; else 0.</summary>
    public int Degree { get; init; }

    /// <summary>Whether it is 0 or 1, so that it is its own square.</summary>
    public bool IsLogical { get; init; }
}
