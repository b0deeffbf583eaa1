using System.Runtime.InteropServices;

namespace SymDiff.Compiling.Tests;

public class StreamedProgramTests
{
    private const int Line = 8;

    private static readonly double[] Memory = GC.AllocateArray<double>(2000, pinned: true);
    private static readonly double[] Table = GC.AllocateArray<double>(3, pinned: true);

    /// <summary>Two outputs at these places of a cache line; where they differ, the usual stores are taken.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(7, 7)]
    [InlineData(0, 1)]
    public void Every_place_and_length_gives_the_same_values(int first, int second)
    {
        var schedule = Compiled.Schedule([Expr.Parse("2*x"), Expr.Parse("x + 1")], "x");
        foreach (var lanes in LaneRun.Widths)
        {
            var program = LaneProgram.Compile(lanes, schedule, [false]);
            Assert.NotSame(program, program.For(int.MaxValue));
            foreach (var count in new[] { 1, 5, 8, 16, 37, 200 })
                Check(program.For(int.MaxValue), Place(0), Place(500) + first, Place(1000) + second, count);
        }
    }

    [Fact]
    public void Few_points_are_written_as_usual()
    {
        var program = LaneProgram.Compile(1, Compiled.Schedule([Expr.Variable("x")], "x"), [false]);
        Assert.Same(program, program.For(1000));
    }

    private static void Check(BatchProgram program, int input, int first, int second, int count)
    {
        Array.Fill(Memory, -1);
        for (var i = 0; i < count; i++) Memory[input + i] = i;
        foreach (var (i, place) in new[] { input, first, second }.Index()) Table[i] = BitConverter.Int64BitsToDouble(Address(place));
        program.Run(Marshal.UnsafeAddrOfPinnedArrayElement(Table, 0), 0, count);
        for (var i = 0; i < count; i++) Assert.Equal((2.0 * i, i + 1.0), (Memory[first + i], Memory[second + i]));
        Assert.Equal((-1, -1), (Memory[first - 1], Memory[first + count]));
    }

    /// <summary>A place from which a cache line begins.</summary>
    private static int Place(int from)
    {
        while (Address(from) % (Line * sizeof(double)) != 0) from++;
        return from;
    }

    private static nint Address(int place) => Marshal.UnsafeAddrOfPinnedArrayElement(Memory, place);
}
