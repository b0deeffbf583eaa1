using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Folds of short rows and repetitions of numbers, of every length and number of rows, against loops; nothing beyond what belongs to them is read or written.</summary>
public unsafe class ShortRowsTests(ITestOutputHelper output)
{
    private static readonly double[] Specials = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Every_row_is_folded()
    {
        var random = NewRandom();
        for (var length = 1; length <= FusedCode.ShortRow; length++)
            foreach (var rows in Rows(random))
            {
                double[] all = [.. Enumerable.Range(0, length * rows).Select(_ => random.Next(8) == 0 ? -0.0 : random.Next(-9, 9))], lines = [.. all, double.NaN];
                if (all.Length > 0 && random.Next(3) == 0) lines[random.Next(all.Length)] = all[0] = Specials[random.Next(3)];
                var rowsOf = lines[..^1].Chunk(length).ToArray();
                Assert.Equal(rowsOf.Select(row => row.Sum()), Folded<ShortFolds.Sum>(lines, length, rows));
                Assert.Equal(rowsOf.Select(row => row.Aggregate(Math.Max)), Folded<ShortFolds.Largest>(lines, length, rows));
                Assert.Equal(rowsOf.Select(row => row.Aggregate(Math.Min)), Folded<ShortFolds.Smallest>(lines, length, rows));
            }
    }

    [Fact]
    public void The_bits_of_a_sum_do_not_depend_on_the_other_rows()
    {
        var random = NewRandom();
        for (var length = 1; length <= FusedCode.ShortRow; length++)
        {
            double[] row = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
            var alone = Folded<ShortFolds.Sum>(row, length, 1)[0];
            double[] many = [.. Enumerable.Range(0, 27).SelectMany(_ => row)];
            Assert.All(Folded<ShortFolds.Sum>(many, length, 27), sum => Assert.Equal(BitConverter.DoubleToInt64Bits(alone), BitConverter.DoubleToInt64Bits(sum)));
        }
    }

    [Fact]
    public void Zeros_add_up_to_a_positive_zero() =>
        Assert.All(Folded<ShortFolds.Sum>([.. Enumerable.Repeat(-0.0, 80)], 8, 10), sum => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(sum)));

    [Fact]
    public void Every_number_is_repeated()
    {
        var random = NewRandom();
        for (var times = 1; times <= FusedCode.ShortRow + 4; times++)
            foreach (var count in Rows(random))
            {
                double[] numbers = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
                Assert.Equal(numbers.SelectMany(number => Enumerable.Repeat(number, times)), Repeated(numbers, 1, times, count));
                Assert.Equal(numbers.Where((_, i) => i % 2 == 0).SelectMany(number => Enumerable.Repeat(number, times)), Repeated(numbers, 2, times, (count + 1) / 2));
            }
    }

    private static int[] Rows(Random random) => [0, 1, 7, 8, 9, 15, 16, random.Next(40)];

    private static double[] Folded<TStep>(double[] lines, int length, int rows)
        where TStep : struct, ShortFolds.IStep
    {
        var results = Enumerable.Repeat(7.5, rows + 1).ToArray();
        fixed (double* from = lines, to = results) ShortFolds.Run<TStep>(from, length, to, rows);
        Assert.Equal(7.5, results[rows]);
        return results[..rows];
    }

    private static double[] Repeated(double[] numbers, int step, int times, int count)
    {
        var results = Enumerable.Repeat(7.5, (count * times) + Repetition.Slack + 1).ToArray();
        fixed (double* from = numbers, to = results) Repetition.Run(from, step, times, to, count);
        Assert.Equal(7.5, results[^1]);
        return results[..(count * times)];
    }

    private Random NewRandom()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}
