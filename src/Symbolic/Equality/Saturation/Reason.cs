namespace SymDiff.Equality;

/// <summary>Why two terms of an <see cref="EGraph"/> are equal.</summary>
/// <param name="Name">The rule's name, or what was done without one.</param>
/// <param name="Conditions">Where both sides of the rule are equal.</param>
internal sealed record Reason(string Name, IReadOnlyList<Expr> Conditions)
{
    /// <summary>The name of <see cref="Arithmetic"/>.</summary>
    public const string ByArithmetic = "arithmetic";

    /// <summary>What the form that people read does, where it is not told place by place.</summary>
    public const string Simplified = "simplify";

    /// <summary>The same operator of arguments that are equal.</summary>
    public static Reason Congruence { get; } = new("congruence", []);

    /// <summary>Sums and products multiplied out and collected.</summary>
    public static Reason Arithmetic { get; } = new(ByArithmetic, []);

    /// <summary>Operands in another order.</summary>
    public const string Order = "order";

    /// <summary>Functions replaced by what they are defined by.</summary>
    public const string Definitions = "definitions";

    /// <summary>Products of sums, also summed ones, written as sums of products.</summary>
    public const string MultipliedOut = "multiplied out";

    /// <summary>A tensor as the list of its entries.</summary>
    public const string Entries = "entry by entry";

    /// <summary>Both sides have one normal form, with functions replaced by their definitions.</summary>
    public static Reason NormalForm { get; } = new("normal form", []);
}
