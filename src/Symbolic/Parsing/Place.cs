namespace SymDiff.Parsing;

/// <summary>Where an expression stands, which decides what ends it.</summary>
internal enum Place : byte
{
    Statement,

    /// <summary>
    /// In a list of conditions: <c>0 &lt; p &lt; 1</c> stands for <c>0 &lt; p and p &lt; 1</c>, <c>a = b</c> for <c>a == b</c>,
    /// <c>A symmetric</c> for <c>A == A'</c>.
    /// </summary>
    Condition,

    /// <summary>Between the brackets of a declaration: <c>n + 1</c> in <c>x[n + 1]</c>.</summary>
    Axis,
}
