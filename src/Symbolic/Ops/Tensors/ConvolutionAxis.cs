namespace SymDiff.Ops;

/// <summary>
/// Which places of one spatial axis belong together: a of the left operand, b of the right one and o of the result where <c>left*a + right*b =
/// output*o + offset</c>. Stride, padding, dilation of either operand and flips are all such relations, and solving one for another place gives a
/// relation again.
/// </summary>
/// <param name="Left">Factor of the left operand's place.</param>
/// <param name="Right">Factor of the right operand's place.</param>
/// <param name="Output">Factor of the result's place; positive.</param>
/// <param name="Offset">The constant.</param>
/// <param name="Length">Length of the axis in the result.</param>
internal sealed record ConvolutionAxis(int Left, int Right, int Output, Dimension Offset, Dimension Length)
{
    /// <summary>The relation with the operands exchanged.</summary>
    public ConvolutionAxis Swapped => this with { Left = Right, Right = Left };

    /// <summary>The relation whose result is this one's in reverse order.</summary>
    public ConvolutionAxis Reversed => Of(Left, Right, -Output, Offset + ((Length - 1) * Output), Length);

    /// <summary>The relation solved for the left operand's place: its own place belongs to the cotangent.</summary>
    public ConvolutionAxis ForLeft(Dimension length) => Of(Output, -Right, Left, Offset * -1, length);

    /// <summary>The relation solved for the right operand's place: its own place belongs to the cotangent.</summary>
    public ConvolutionAxis ForRight(Dimension length) => Of(-Left, Output, Right, Offset * -1, length);

    /// <summary>The relation with a positive factor of the result's place.</summary>
    public static ConvolutionAxis Of(int left, int right, int output, Dimension offset, Dimension length) =>
        output > 0 ? new(left, right, output, offset, length) : new(-left, -right, -output, offset * -1, length);
}
