namespace SymDiff;

/// <summary>How a text is to be read; the graph is the same.</summary>
public enum Dialect
{
    /// <summary>The language: <c>*</c> is elementwise, <c>@</c> the product of matrices.</summary>
    Standard,

    /// <summary>The notation of textbooks and MATLAB: <c>*</c> is the product of matrices, <c>.*</c> is elementwise, vectors are columns.</summary>
    Matlab,
}
