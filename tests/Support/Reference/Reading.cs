using SymDiff.Support.Mpfr;

namespace SymDiff.Support.Reference;

/// <summary>The value of an expression at a point, known to an error bound; NaN where the expression is undefined.</summary>
/// <param name="Value">The value.</param>
/// <param name="Error">How far it may be off.</param>
internal sealed record Reading(BigFloat Value, BigFloat Error)
{
    private const int AgreeingBits = 100;

    /// <summary>Whether the expression has a finite value.</summary>
    public bool IsDefined => Value.IsFinite;

    /// <summary>Whether two readings are of one value, or both of none.</summary>
    public bool Agrees(Reading other)
    {
        if (!IsDefined || !other.IsDefined) return IsDefined == other.IsDefined;
        var size = BigFloat.Abs(Value) + BigFloat.Abs(other.Value);
        return BigFloat.Abs(Value - other.Value) <= BigFloat.ScaleB(size, -AgreeingBits) + Error + other.Error;
    }

    /// <summary>The reading from two evaluations, the second with more digits; null where these are too far apart to tell the value.</summary>
    public static Reading? Of(BigFloat coarse, BigFloat fine, bool isLast)
    {
        if (coarse.IsFinite != fine.IsFinite) return null;
        if (!fine.IsFinite) return new(double.NaN, 0);
        var error = BigFloat.Abs(fine - coarse);
        var isRelative = error <= BigFloat.ScaleB(BigFloat.Abs(fine), -AgreeingBits);
        return isRelative || (isLast && error <= BigFloat.ScaleB(1, -AgreeingBits)) ? new(fine, error) : null;
    }
}
