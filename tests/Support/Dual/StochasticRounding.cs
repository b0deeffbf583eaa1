using System.Globalization;

namespace SymDiff.Support;

/// <summary>
/// Moves every intermediate result by one unit in the last place, up or down, and so every constant that is no double: the spread of several
/// runs measures what rounding does to the result (Vignes' stochastic arithmetic). Without a source of randomness nothing moves.
/// </summary>
internal sealed class StochasticRounding(Random? random)
{
    private const double Unit = 2.220446049250313e-16;

    // derivatives in textbook form, 1 - y^2, y*(1 - y), 1 - sigmoid(x), are rounded relative to 1
    private static readonly HashSet<string> Saturating = ["tanh", "sigmoid", "softplus", "logaddexp"];

    // 0 only by underflow, on one side of it, so that a sign or a comparison behind it is decided by rounding
    private static readonly HashSet<string> Positive = ["exp", "erfc", "sigmoid", "softplus", "exp_ratio", "exp_product"];
    private static readonly HashSet<string> Negative = ["log1mexp"];

    /// <summary>Whether textbook derivative formulas are rounded as they are written, which cancels where a function saturates.</summary>
    public bool IsTextbook { get; init; }

    /// <summary>Every part of a result, rounded on its own.</summary>
    public Dual Result(Dual value) => random is null ? value : value.Scale(() => 1 + Unit * Sign());

    /// <summary>A function as the machine and the textbook's formula for its slope have it.</summary>
    public Jet Function(string name, Jet f) => f with { Value = Lifted(name, f.Value), Slope = Cancelled(name, f.Slope) };

    /// <inheritdoc cref="Function(string, Jet)"/>
    public Jet2 Function(string name, Jet2 f) => f with { Value = Lifted(name, f.Value), X = Cancelled(name, f.X), Y = Cancelled(name, f.Y) };

    /// <summary>A constant of which only the nearest double is known: one of that double's neighbours.</summary>
    public double Constant(double value) => random is null ? value : Sign() > 0 ? Math.BitIncrement(value) : Math.BitDecrement(value);

    /// <summary>A literal: exact where the digits written are those of its double.</summary>
    public double Literal(string text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Digits(text) == Digits(value.ToString("E60", CultureInfo.InvariantCulture)) ? value : Constant(value);
    }

    private double Lifted(string function, double value) =>
        random is null || value != 0 ? value
        : Positive.Contains(function) ? double.Epsilon * random.Next(2)
        : Negative.Contains(function) ? -double.Epsilon * random.Next(2)
        : value;

    private double Cancelled(string function, double slope) => random is not null && IsTextbook && Saturating.Contains(function) ? slope + Unit * Sign() : slope;

    // never 0: a result that no run moves would be taken for exact
    private int Sign() => random!.Next(2) == 0 ? -1 : 1;

    private static string Digits(string number) => number.Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0');
}
