namespace SymDiff.Ops;

/// <summary>Determinants of small matrices of numbers, by expansion along the first row.</summary>
internal static class Minors
{
    /// <summary>The largest matrix that is expanded.</summary>
    public const int Largest = 3;

    /// <summary>The determinant of a matrix whose entries are given row by row.</summary>
    public static Expr Determinant(Expr[] matrix, int n) =>
        n == 0 ? 1 : Expr.Sum([.. Enumerable.Range(0, n).Select(column => matrix[column] * Cofactor(matrix, n, 0, column))]);

    /// <summary>The signed minors, row by row.</summary>
    public static Expr[] Cofactors(Expr[] matrix, int n) => [.. Enumerable.Range(0, n * n).Select(place => Cofactor(matrix, n, place / n, place % n))];

    private static Expr Cofactor(Expr[] matrix, int n, int row, int column)
    {
        var minor = Determinant([.. matrix.Where((_, place) => place / n != row && place % n != column)], n - 1);
        return (row + column) % 2 == 0 ? minor : -minor;
    }
}
