namespace SymDiff.Compiling;

/// <summary>How values along a line become one number.</summary>
internal enum Fold
{
    /// <summary>They do not: there is a value for every point.</summary>
    None,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>They are the same for all points.</summary>
    Same,
}
