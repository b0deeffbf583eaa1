namespace SymDiff.Support;

/// <summary>
/// How exact a computed value has to be: 1e-12, or a hundred times the error that plain double evaluation makes at the point. That error is not stored for
/// second derivatives, nor does it say much where the reference is lost in rounding, as in an identity that cancels to 0: there it is measured.
/// </summary>
internal sealed class Yardstick(CorpusItem item, CorpusPoint point)
{
    private const double Tolerance = 1e-12;

    private readonly DualProgram program = DualProgram.Parse(item.Expr);
    private readonly Dictionary<string, double> at = point.At.ToDictionary(pair => pair.Key, pair => pair.Value.Value);

    /// <summary>False where plain evaluation has no result at all.</summary>
    public bool Exists => point.Naive64 is { FRelerr: not null, GradMaxRelerr: not null };

    /// <summary>What the reference evaluator gives: the value, or a first or second partial derivative.</summary>
    public double Reference(string? first, string? second) => program.Run(at, first, second, null).Part(first, second);

    /// <summary>Whether a value, or a first or second partial derivative, is near enough to the reference.</summary>
    public bool Accepts(double got, double want, string? first, string? second)
    {
        var naive = first is null ? point.Naive64!.FRelerr : point.Naive64!.GradMaxRelerr;
        if (Closeness.Agree(got, want, Math.Max(Tolerance, 100 * naive ?? 0))) return true;
        var noise = RoundingNoise.Of(program, at, first, second);
        var isYardstick = second is not null || Math.Abs(want) <= noise;
        return isYardstick && Math.Abs(got - want) <= 100 * noise;
    }

    /// <summary>Whether another formula for the value is as near to the reference as its own rounding allows.</summary>
    public bool AcceptsFormula(string text, double got, double want) =>
        Math.Abs(got - want) <= 100 * RoundingNoise.Of(DualProgram.Parse(text), at, null, null);
}
