using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

public class LinearAlgebraTests(ITestOutputHelper output)
{
    private static readonly double[] Swapping = [0, 2, 3, 4], Singular = [1, 2, 2, 4];

    [Fact]
    public void Determinants_one_for_each_matrix() =>
        Kernels.Close([-6, 0, 1], Kernels.Run(new DeterminantKernel([3, 2, 2]), 3, [.. Swapping, .. Singular, 1, 0, 0, 1]));

    [Fact]
    public void Logarithms_of_determinants_do_not_overflow()
    {
        var large = new double[400 * 400];
        for (var i = 0; i < 400; i++) large[i * 401] = 1e10;
        Kernels.Close([4000 * Math.Log(10)], Kernels.Run(new LogDeterminantKernel("logdet", [400, 400]), 1, large));
        Assert.Equal([double.NaN], Kernels.Run(new LogDeterminantKernel("logdet", [2, 2]), 1, Swapping));
        Kernels.Close([Math.Log(6)], Kernels.Run(new LogDeterminantKernel("logdet", [2, 2]), 1, [3, 4, 0, 2]));
    }

    [Fact]
    public void An_inverse_by_hand() => Kernels.Close([-4 / 6.0, 2 / 6.0, 0.5, 0], Kernels.Run(new InverseKernel("inv", [2, 2]), 4, Swapping));

    /// <summary>Of regular matrices det(A)*inv(A)'; of rank n - 1 a product of two vectors of the null spaces; of less, 0.</summary>
    [Fact]
    public void Cofactors_by_hand()
    {
        Kernels.Close([4, -3, -2, 0, 4, -2, -2, 1], Kernels.Run(new CofactorKernel([2, 2, 2]), 8, [.. Swapping, .. Singular]));
        Kernels.Close([1], Kernels.Run(new CofactorKernel([1, 1]), 1, [0]));
        Kernels.Close([-3, 6, -3, 6, -12, 6, -3, 6, -3], Kernels.Run(new CofactorKernel([3, 3]), 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]), 1e-13);
        Kernels.Close([0, 0, 0, 0, 0, 0, 0, 0, 0], Kernels.Run(new CofactorKernel([3, 3]), 9, [1, 2, 3, 2, 4, 6, 3, 6, 9]));
        Kernels.Close([0, 0, 0, 0, 0, 0, 0, 0, 1], Kernels.Run(new CofactorKernel([3, 3]), 9, [0, 1, 0, -1, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void Systems_of_equations()
    {
        Kernels.Close([1, 2], Kernels.Run(Solve([2, 2], [], 1), 2, Swapping, [4, 11]));
        Kernels.Close([1, 3, 2, 4], Kernels.Run(Solve([2, 2], [], 2), 4, Swapping, [4, 8, 11, 25]));
    }

    [Fact]
    public void Systems_share_a_matrix_or_a_right_side()
    {
        Kernels.Close([1, 2, 3, 4], Kernels.Run(Solve([2, 2], [2], 1), 4, Swapping, [4, 11, 8, 25]));
        Kernels.Close([1, 2, 2, 5.5], Kernels.Run(new SolveKernel("solve", [2, 2, 2], [], 1, [2]), 4, [.. Swapping, 2, 0, 0, 2], [4, 11]));
    }

    [Fact]
    public void A_matrix_times_its_inverse_is_the_identity()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        foreach (var n in (int[])[1, 2, 3, 5, 17, 48, 49, 110])
        {
            var matrix = Dominant(random, n);
            var inverse = Kernels.Run(new InverseKernel("inv", [n, n]), n * n, matrix);
            var determinant = Kernels.Run(new DeterminantKernel([n, n]), 1, matrix)[0];
            Kernels.Close(Identity(n), Product(matrix, inverse, n), 1e-12);
            Assert.Equal(1, determinant * Kernels.Run(new DeterminantKernel([n, n]), 1, inverse)[0], 1e-12);
        }
    }

    [Fact]
    public void A_triangle_times_its_transpose_is_the_matrix()
    {
        Kernels.Close([2, 0, 3, 1], Kernels.Run(new CholeskyKernel("cholesky", [2, 2]), 4, [4, 6, 6, 10]));
        Kernels.Close([2, 0, 3, 1], Kernels.Run(new CholeskyKernel("cholesky", [2, 2]), 4, [4, 2, 10, 10]));
        var random = new Random(5);
        foreach (var n in (int[])[9, 48, 49, 110])
        {
            var lower = Dominant(random, n);
            for (var row = 0; row < n; row++) Array.Clear(lower, (row * n) + row + 1, n - 1 - row);
            Kernels.Close(lower, Kernels.Run(new CholeskyKernel("cholesky", [n, n]), n * n, Product(lower, Transposed(lower, n), n)), 1e-10);
        }
    }

    [Fact]
    public void Large_systems_with_exchanged_rows_are_solved()
    {
        var random = new Random(6);
        var (n, columns) = (131, 3);
        double[] matrix = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)], x = [.. Enumerable.Range(0, n * columns).Select(_ => random.NextDouble())];
        double[] right = [.. Enumerable.Range(0, n * columns).Select(i => Enumerable.Range(0, n).Sum(k => matrix[(i / columns * n) + k] * x[(k * columns) + (i % columns)]))];
        Kernels.Close(x, Kernels.Run(Solve([n, n], [], columns), n * columns, matrix, right), 1e-9);
    }

    [Fact]
    public void The_row_without_a_positive_square_is_named_in_later_blocks_too()
    {
        var matrix = Identity(60);
        matrix[55 * 61] = -1;
        Assert.Contains("55", Assert.Throws<SymDiffException>(() => Kernels.Run(new CholeskyKernel("cholesky", [60, 60]), 3600, matrix)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Singular_and_indefinite_matrices_are_errors_that_name_the_operator()
    {
        Assert.Equal("SD3020", Kernels.Code(() => Kernels.Run(new InverseKernel("inv", [2, 2]), 4, Singular)));
        Assert.Equal("SD3020", Kernels.Code(() => Kernels.Run(Solve([2, 2], [], 1), 2, Singular, [1, 2])));
        Assert.Equal("SD3020", Kernels.Code(() => Kernels.Run(new LogDeterminantKernel("logdet", [2, 2]), 1, Singular)));
        Assert.Equal("SD3021", Kernels.Code(() => Kernels.Run(new CholeskyKernel("cholesky", [2, 2]), 4, [1, 2, 2, 1])));
        var error = Assert.Throws<SymDiffException>(() => Kernels.Run(new InverseKernel("inv", [2, 2, 2]), 8, [.. Swapping, .. Singular]));
        Assert.Equal("SD3020: 'inv': the 2 x 2 matrix is singular (number 1 of several)", error.Message);
    }

    [Fact]
    public void Not_a_number_goes_through() => Assert.True(double.IsNaN(Kernels.Run(new InverseKernel("inv", [2, 2]), 4, [double.NaN, 1, 1, 1])[0]));

    private static SolveKernel Solve(int[] left, int[] batch, int columns) => new("solve", left, batch, columns, batch);

    private static double[] Dominant(Random random, int n)
    {
        var matrix = new double[n * n];
        for (var i = 0; i < matrix.Length; i++) matrix[i] = random.NextDouble() - 0.5 + (i % (n + 1) == 0 ? 2 + n : 0);
        return matrix;
    }

    private static double[] Identity(int n) => [.. Enumerable.Range(0, n * n).Select(i => i % (n + 1) == 0 ? 1.0 : 0)];

    private static double[] Transposed(double[] a, int n) => [.. Enumerable.Range(0, n * n).Select(i => a[(i % n * n) + (i / n)])];

    private static double[] Product(double[] a, double[] b, int n) =>
        [.. Enumerable.Range(0, n * n).Select(i => Enumerable.Range(0, n).Sum(k => a[(i / n * n) + k] * b[(k * n) + (i % n)]))];
}
