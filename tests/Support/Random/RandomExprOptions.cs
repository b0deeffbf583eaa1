using SymDiff.Ops;

namespace SymDiff.Support;

/// <summary>What random graphs are made of.</summary>
internal sealed record RandomExprOptions
{
    /// <summary>Three variables, literals of all kinds and every operator of the registry.</summary>
    public static RandomExprOptions Default { get; } = new();

    /// <summary>Smooth operators that are defined everywhere, and small numbers: values stay finite and can be compared.</summary>
    public static RandomExprOptions Smooth { get; } = new()
    {
        Operators = [Arithmetic.Add, Arithmetic.Multiply, Arithmetic.Negate, Trigonometric.Sin, Trigonometric.Cos, Hyperbolic.Tanh, Exponential.Sigmoid, Trigonometric.Atan],
        Numbers = ["0.5", "1", "2", "3"],
    };

    /// <summary>Names of the variables.</summary>
    public IReadOnlyList<string> Variables { get; init; } = ["x", "y", "z"];

    /// <summary>Unsigned literals; some are negated or divided by a small integer.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = ["0", "1", "2", "3", "5", "10", "0.1", "0.25", "1.5", "1e-7", "1e20", "123456789.5", "1e400"];

    /// <summary>The operators; those without arguments are constants.</summary>
    public IReadOnlyList<Op> Operators { get; init; } = Registry.All;

    /// <summary>How many of the leaves are literals.</summary>
    public double Literals { get; init; } = 0.4;

    /// <summary>How often a sub-expression that is used may be used again.</summary>
    public double Sharing { get; init; } = 0.1;
}
