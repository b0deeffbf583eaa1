namespace SymDiff.Cli.Tests;

public class ReadmeExample
{
    [Fact]
    public void The_example_of_the_readme_works()
    {
        Expr loss = Expr.Parse("(y - sigmoid(w*x + b))^2");
        Expr slope = loss.Derivative("w");
        Gradient both = loss.Gradient("w", "b");
        var error = loss.CompileValueAndGradient(at: ["w", "b", "x", "y"], wrt: ["w", "b"]);
        var d = new double[2];
        double value = error([0.5, 0, 2, 1], d);

        Assert.Equal(slope, both["w"]);
        Assert.Equal(0.07232948812851325, value, 15);
        Assert.Equal(-0.21150837113706686, d[0], 15);
        Assert.Equal(-0.10575418556853343, d[1], 15);
    }
}
