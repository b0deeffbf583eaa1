namespace SymDiff.Compiling;

/// <summary>The sizes of a product of matrices, C = A*B or C = A*B + D, and how its operands lie in memory.</summary>
/// <param name="Rows">Rows of A and C.</param>
/// <param name="Inner">Columns of A, rows of B.</param>
/// <param name="Columns">Columns of B and C.</param>
/// <param name="A">How A lies in memory.</param>
/// <param name="B">How B lies in memory.</param>
/// <param name="CRow">Distance of neighbouring rows of C.</param>
/// <param name="Scale">Distance of neighbouring numbers of a scale s of the inner index: then C = A*diag(s)*B. 0 if there is none.</param>
/// <param name="CColumn">Distance of neighbouring columns of C.</param>
/// <param name="D">How D lies in memory, its columns dense; the row step is 0 if it is one row for all. No steps if there is none.</param>
internal readonly record struct ProductShape(int Rows, int Inner, int Columns, MatrixSteps A, MatrixSteps B, int CRow, int Scale = 0, int CColumn = 1, MatrixSteps D = default)
{
    /// <summary>The same product as C' = B'*A'.</summary>
    public ProductShape Turned() => new(Columns, Inner, Rows, B.Turned(), A.Turned(), CColumn, Scale, CRow, D.Turned());

    /// <summary>Whether something is added.</summary>
    public bool HasAddend => D != default;
}

/// <summary>How a matrix lies in memory; a transpose only has its steps exchanged.</summary>
/// <param name="Row">Distance of neighbouring rows.</param>
/// <param name="Column">Distance of neighbouring columns.</param>
internal readonly record struct MatrixSteps(int Row, int Column)
{
    /// <summary>How the transpose lies in memory.</summary>
    public MatrixSteps Turned() => new(Column, Row);
}
