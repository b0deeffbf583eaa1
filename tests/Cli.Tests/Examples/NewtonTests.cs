using SymDiff.Examples;
using SymDiff.Support;

namespace SymDiff.Cli.Tests;

public class NewtonTests
{
    [Fact]
    public async Task The_program_prints_its_way_to_the_minimum()
    {
        using var output = new StringWriter { NewLine = "\n" };
        NewtonMethod.Run(output);
        await Verifier.Verify(output.ToString());
    }

    [Fact]
    public void The_minimum_of_the_valley_is_at_one_one()
    {
        var (point, value, slope) = NewtonMethod.Steps(Expr.Parse("(1 - x)^2 + 100*(y - x^2)^2"), [-1.2, 1], 8).Last();
        Assert.Equal(1, point[0], 12);
        Assert.Equal(1, point[1], 12);
        Assert.Equal(0, value, 15);
        Assert.Equal(0, slope, 11);
    }
}
