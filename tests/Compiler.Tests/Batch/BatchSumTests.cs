namespace SymDiff.Compiling.Tests;

public class BatchSumTests
{
    private static readonly Expr Loss = Expr.Parse("(y - sigmoid(w*x + b))^2");
    private static readonly string[] Parameters = ["w", "b"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(70_003)]
    public void Sums_are_those_of_the_terms_and_the_number_of_threads_changes_no_bit(int count)
    {
        double[] xs = [.. Enumerable.Range(0, count).Select(i => Math.Sin(i))], ys = [.. xs.Select(x => x * x)], one = [0.3], other = [-0.2];
        var (values, dws, dbs) = (new double[count], new double[count], new double[count]);
        Loss.CompileBatch(wrt: Parameters, parameters: Parameters).Run([ys, one, xs, other], values, [dws, dbs]);
        var sum = Loss.CompileBatchSum(wrt: Parameters, parameters: Parameters);
        var gradient = new double[2];
        var value = sum.Run([ys, one, xs, other], gradient, maxThreads: 1);
        Assert.Equal(values.Sum(), value, 1e-13 * count);
        Assert.Equal(dws.Sum(), gradient[0], 1e-13 * count);
        Assert.Equal(dbs.Sum(), gradient[1], 1e-13 * count);
        foreach (var threads in new int?[] { 2, 7, null })
        {
            var again = new double[2];
            Assert.Equal(value, sum.Run([ys, one, xs, other], again, threads));
            Assert.Equal(gradient, again);
        }
    }

    [Theory]
    [InlineData(new double[] { }, 0)]
    [InlineData(new double[] { 5 }, 5)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 15)]
    [InlineData(new double[] { 1e30, 1, -1e30, 1 }, 0)]
    [InlineData(new double[] { double.PositiveInfinity, 1 }, double.PositiveInfinity)]
    public void Chunks_are_added_in_pairs(double[] chunks, double total) => Assert.Equal(total, SumProgram.Total(chunks));

    [Fact]
    public void The_order_of_addition_is_that_of_eight_sums_side_by_side()
    {
        double[] xs = [.. Enumerable.Range(0, 19).Select(i => Math.Pow(-1.7, i))];
        var eight = Enumerable.Range(0, 8).Select(k => xs.Where((_, i) => i % 8 == k).Aggregate(0.0, (sum, x) => sum + x)).ToArray();
        var expected = eight[0] + eight[4] + (eight[2] + eight[6]) + (eight[1] + eight[5] + (eight[3] + eight[7]));
        Assert.Equal(expected, Expr.Variable("x").CompileBatchSum().Run([xs]));
    }

    [Fact]
    public void Parameters_alone_are_one_point() =>
        Assert.Equal(9, Expr.Parse("w^2").CompileBatchSum(parameters: ["w"]).Run([new double[] { 3 }]));

    /// <summary>The least of several calls: a collection may trim the pool of arrays between two of them.</summary>
    [Fact]
    public void A_call_on_one_thread_allocates_nothing()
    {
        double[] xs = new double[20_001], ys = new double[20_001], one = [0.3], gradient = new double[2];
        var sum = Loss.CompileBatchSum(wrt: Parameters, parameters: Parameters);
        Assert.Equal(0, Enumerable.Range(0, 8).Min(_ => Allocated()));

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            sum.Run([ys, one, xs, one], gradient, maxThreads: 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Memory_that_does_not_fit_is_refused()
    {
        var sum = Loss.CompileBatchSum(wrt: Parameters, parameters: Parameters);
        double[] one = [1];
        Assert.Equal("SD3005", Kernels.Code(() => sum.Run([one, one, one, one], new double[1])));
        Assert.Equal("SD3005", Kernels.Code(() => sum.Run([one, one, one], new double[2])));
        Assert.Equal("SD3024", Kernels.Code(() => sum.Run([one, one, one, one], new double[2], maxThreads: -1)));
    }
}
