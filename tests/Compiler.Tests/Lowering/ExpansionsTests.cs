using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class ExpansionsTests
{
    private static readonly Expr W = Expr.Variable("w");
    private static readonly Expr X = Expr.Variable("x");

    [Theory]
    [InlineData(0.3)]
    [InlineData(-0.3)]
    [InlineData(-0.0)]
    [InlineData(-745.0)]
    [InlineData(40.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Values_stay_the_same_to_the_last_bit(double x)
    {
        foreach (var op in new[] { Exponential.Sigmoid, Exponential.Softplus })
            Assert.Equal(((Func<double, double>)op.Function)(x), op[X].Compile<Func<double, double>>("x")(x));
    }

    [Fact]
    public void A_loss_and_its_gradient_compute_one_exponential()
    {
        Expr[] roots = [Exponential.Sigmoid[W * X], Exponential.Softplus[-(W * X)], Exponential.Sigmoid[-(W * X)]];
        var schedule = Compiled.Schedule(Expansions.Apply(roots), "w", "x");
        Assert.Single(Enumerable.Range(0, schedule.Length), step => schedule[step].Kernel?.Function.Method.Name == nameof(Logistic.Decay));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-0.0)]
    [InlineData(-745.0)]
    [InlineData(double.NaN)]
    public void The_slope_is_the_product_of_both_to_the_last_bit(double x)
    {
        var slope = (Exponential.Sigmoid[X] * Exponential.Sigmoid[-X]).Compile<Func<double, double>>("x");
        Assert.Equal(Logistic.Sigmoid(x) * Logistic.Sigmoid(-x), slope(x));
    }

    [Fact]
    public void A_sigmoid_and_its_slope_compute_two_quotients_and_no_choice_for_the_slope()
    {
        Expr[] roots = [Exponential.Sigmoid[X], Exponential.Sigmoid[-X], Exponential.Sigmoid[X] * Exponential.Sigmoid[-X]];
        var schedule = Compiled.Schedule(Expansions.Apply(roots), "x");
        Assert.Equal(2, Count((Delegate)Arithmetic.Divide.Function));
        Assert.Equal(2, Count((Func<double, double, double, double>)Logistic.BySign));

        int Count(Delegate function) => Enumerable.Range(0, schedule.Length).Count(step => Equals(schedule[step].Kernel?.Function, function));
    }

    [Fact]
    public void A_leading_number_may_carry_the_sign()
    {
        Expr[] roots = [Exponential.Sigmoid[2 * X], Exponential.Sigmoid[-2 * X]];
        var schedule = Compiled.Schedule(Expansions.Apply(roots), "x");
        Assert.Single(Enumerable.Range(0, schedule.Length), step => schedule[step].Kernel?.Function.Method.Name == nameof(Logistic.Decay));
    }
}
