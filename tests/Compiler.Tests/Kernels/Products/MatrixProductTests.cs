using System.Numerics;
using SymDiff.Compiling.Vectors;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Tiled products at each width of vectors against three loops. The entries are small integers, so every order of summation is exact.</summary>
public class MatrixProductTests(ITestOutputHelper output)
{
    private static readonly int[] Rows = [1, 2, 4, 5, 8, 9, 13], Inner = [0, 1, 2, 7, 17], Columns = [1, 2, 7, 8, 15, 17, 24, 33, 49, 65];

    [Fact]
    public void Doubles_at_512_bits() => AllShapes<Wide512<double>, double>();

    [Fact]
    public void Doubles_at_256_bits() => AllShapes<Wide256<double>, double>();

    [Fact]
    public void Doubles_one_by_one() => AllShapes<OneLane<double>, double>();

    [Fact]
    public void Floats_at_512_bits() => AllShapes<Wide512<float>, float>();

    [Fact]
    public void Floats_at_256_bits() => AllShapes<Wide256<float>, float>();

    [Fact]
    public void Floats_one_by_one() => AllShapes<OneLane<float>, float>();

    [Theory]
    [InlineData(70, 300, 530)]
    [InlineData(200, 3, 40)]
    [InlineData(3, 600, 400)]
    [InlineData(1024, 5, 70)]
    [InlineData(250, 600, 10)]
    [InlineData(67, 530, 3)]
    public void Several_blocks_make_one_product(int rows, int inner, int columns)
    {
        Check<Wide512<double>, double>(rows, inner, columns, NewRandom());
        Check<Wide256<float>, float>(rows, inner, columns, NewRandom());
    }

    /// <summary>A block of columns that is narrower than a vector is copied; the scale is multiplied in once, in the copy or in the tile.</summary>
    [Theory]
    [InlineData(30, 20, 193)]
    [InlineData(5, 600, 385)]
    [InlineData(70, 20, 193)]
    public void A_scale_is_taken_once(int rows, int inner, int columns)
    {
        var (random, shape) = (NewRandom(), new ProductShape(rows, inner, columns, new(inner, 1), new(columns, 1), columns, Scale: 1));
        double[] a = Random(rows * inner), b = Random(inner * columns), s = Random(inner);
        var scaled = Array.ConvertAll([.. Enumerable.Range(0, b.Length)], i => b[i] * s[i / columns]);
        var (expected, seen) = (new double[rows * columns], new double[rows * columns]);
        MatrixProduct<double>.Of<OneLane<double>>(shape with { Scale = 0 }).Run(a, scaled, expected, adds: false);
        MatrixProduct<double>.Of<Wide512<double>>(shape).Run(new() { A = a, B = b, C = seen, Scale = s });
        Assert.Equal(expected, seen);
        MatrixProduct<double>.Of<Wide256<double>>(shape).Run(new() { A = a, B = b, C = seen, Scale = s });
        Assert.Equal(expected, seen);

        double[] Random(int count) => Numbers<double>(count, () => random.Next(-4, 5));
    }

    [Fact]
    public void No_rows_or_columns_are_no_work()
    {
        Check<Wide512<double>, double>(0, 3, 2, NewRandom());
        Check<Wide512<double>, double>(3, 3, 0, NewRandom());
    }

    [Theory]
    [InlineData(11, 600, 37, 600, 1, 37, 1)]
    [InlineData(250, 600, 10, 1, 250, 10, 1)]
    [InlineData(1, 67, 203, 1, 1, 203, 1)]
    [InlineData(1, 203, 37, 1, 1, 1, 203)]
    [InlineData(10, 17, 10, 17, 1, 1, 17)]
    [InlineData(9, 5, 6, 5, 1, 6, 1)]
    public void Entries_have_the_same_bits_at_every_width(int rows, int inner, int columns, int aRow, int aColumn, int bRow, int bColumn)
    {
        var shape = new ProductShape(rows, inner, columns, new(aRow, aColumn), new(bRow, bColumn), columns);
        foreach (var addend in new[] { default, new MatrixSteps(0, 1), new(columns, 1) })
        {
            SameBits<double>(shape with { D = addend });
            SameBits<float>(shape with { D = addend });
        }
    }

    private void SameBits<T>(ProductShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = NewRandom();
        var a = Numbers<T>(shape.Rows * shape.Inner, () => random.NextDouble() - 0.5);
        var b = Numbers<T>(shape.Inner * shape.Columns, () => random.NextDouble() - 0.5);
        var d = Numbers<T>(shape.Rows * shape.Columns, () => random.NextDouble() - 0.5);
        Assert.Equal(Run(MatrixProduct<T>.Of<Wide512<T>>(shape)), Run(MatrixProduct<T>.Of<OneLane<T>>(shape)));
        Assert.Equal(Run(MatrixProduct<T>.Of(shape)), Run(MatrixProduct<T>.Of<OneLane<T>>(shape)));
        Assert.Equal(Run(MatrixProduct<T>.Of<Wide256<T>>(shape)), Run(MatrixProduct<T>.Of<OneLane<T>>(shape)));

        T[] Run(MatrixProduct<T> product)
        {
            var c = new T[shape.Rows * shape.Columns];
            product.Run(new() { A = a, B = b, C = c, D = d });
            return c;
        }
    }

    private static T[] Numbers<T>(int count, Func<double> next)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[count];
        foreach (ref var number in numbers.AsSpan()) number = T.CreateChecked(next());
        return numbers;
    }

    private Random NewRandom()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        return new(seed);
    }

    private void AllShapes<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = NewRandom();
        foreach (var rows in Rows)
            foreach (var inner in Inner)
                foreach (var columns in Columns)
                    Check<V, T>(rows, inner, columns, random);
    }

    /// <summary>
    /// Every orientation of the factors, set or added, with a row, a matrix or nothing that is added,
    /// the result in the middle of wider rows; sometimes with an infinity and a NaN.
    /// </summary>
    private static void Check<V, T>(int rows, int inner, int columns, Random random)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var (a, b) in new[] { (new MatrixSteps(inner + 1, 1), new MatrixSteps(columns + 2, 1)), (new(1, rows), new(1, inner)), (new(2 * inner, 2), new(3, 3 * inner)) })
        {
            MatrixSteps[] addends = [default, new(0, 1), new(columns + 1, 1)];
            var shape = new ProductShape(rows, inner, columns, a, b, columns + 3, D: addends[random.Next(3)]);
            var addend = Numbers<T>(Size(rows, columns, shape.D), () => random.Next(-4, 5));
            var left = Numbers<T>(Size(rows, inner, a), () => random.Next(-4, 5));
            var right = Numbers<T>(Size(inner, columns, b), () => random.Next(-4, 5));
            if (random.Next(2) == 0 && left.Length > 0) left[random.Next(left.Length)] = random.Next(2) == 0 ? T.PositiveInfinity : T.NaN;
            foreach (var adds in new[] { false, true })
            {
                var start = Numbers<T>((rows * shape.CRow) + 1, () => random.Next(-4, 5));
                var seen = start.ToArray();
                MatrixProduct<T>.Of<V>(shape).Run(new() { A = left, B = right, C = seen.AsSpan(1), D = addend, Adds = adds });
                Assert.Equal(Expected(shape, left, right, addend, start, adds), seen);
            }
        }
    }

    private static int Size(int rows, int columns, MatrixSteps steps) => rows * columns == 0 ? 0 : ((rows - 1) * steps.Row) + ((columns - 1) * steps.Column) + 1;

    private static T[] Expected<T>(ProductShape shape, T[] a, T[] b, T[] d, T[] start, bool adds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = start.ToArray();
        for (var i = 0; i < shape.Rows; i++)
            for (var j = 0; j < shape.Columns; j++)
            {
                var sum = adds ? start[1 + (i * shape.CRow) + j] : shape.HasAddend ? d[(i * shape.D.Row) + j] : T.Zero;
                for (var k = 0; k < shape.Inner; k++) sum += a[(i * shape.A.Row) + (k * shape.A.Column)] * b[(k * shape.B.Row) + (j * shape.B.Column)];
                expected[1 + (i * shape.CRow) + j] = sum;
            }
        return expected;
    }
}
