namespace SymDiff.Printing;

/// <summary>A stretch of output: finished text, or a node that is still to be spelled out.</summary>
/// <param name="Text">The text; null for a node.</param>
/// <param name="Node">The node; null for text.</param>
/// <param name="Part">How much of the node is wanted.</param>
/// <param name="Nesting">Brackets, signs and exponents that enclose it inside the node it belongs to.</param>
internal readonly record struct Piece(string? Text, Expr? Node, Part Part, int Nesting);

/// <summary>How much of a node is written.</summary>
internal enum Part
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Without the minus sign that leads it, because that is written already.</summary>
    Unsigned,

    /// <summary>The arguments of the call, without name and brackets.</summary>
    Arguments,
}
