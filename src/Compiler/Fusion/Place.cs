using System.Globalization;

namespace SymDiff.Compiling;

/// <summary>Where a value of a row program is.</summary>
internal enum PlaceKind
{
    /// <summary>In a tensor that is read from outside.</summary>
    Reading,

    /// <summary>Stored for every point.</summary>
    Stored,

    /// <summary>One number for the row.</summary>
    Number,

    /// <summary>In a block that is forgotten.</summary>
    Block,

    /// <summary>The partial results of which a fold makes a number of the row.</summary>
    Partials,
}

/// <summary>A value of a row program.</summary>
/// <param name="Kind">Where it is.</param>
/// <param name="Index">Which of these it is; for partial results, which number.</param>
internal readonly record struct Place(PlaceKind Kind, int Index)
{
    private const string Letters = "xsnb";

    /// <summary>The variable that stands for it.</summary>
    public Expr Variable => Expr.Variable(FormattableString.Invariant($"{Letters[(int)Kind]}{Index}"));

    /// <summary>The place that a variable stands for; null if the value is none.</summary>
    public static Place? Of(Expr value) =>
        value.VariableName is { } name ? new((PlaceKind)Letters.IndexOf(name[0]), int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture)) : null;
}
