using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class EagerOrderTests
{
    private static readonly Expr X = Expr.Variable("x");

    /// <summary>The terms sin(x_i*x_{i+1})*exp(x_i) are read by their sum and by its gradient, which is 18,000 operations long.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_long_sum_takes_up_its_terms_at_once(bool isOneNode)
    {
        const int Terms = 2000;
        string[] names = [.. Enumerable.Range(0, Terms + 1).Select(i => $"x{i}")];
        Expr[] x = [.. names.Select(name => Expr.Variable(name))];
        Expr[] terms = [.. Enumerable.Range(0, Terms).Select(i => Trigonometric.Sin[x[i] * x[i + 1]] * Exponential.Exp[x[i]])];
        var sum = isOneNode ? Expr.Sum(terms) : terms.Aggregate((left, right) => left + right);
        var schedule = Compiled.Schedule([sum, .. Differentiator.Gradient(sum, x)], names);
        var slots = new SlotPlan(new(schedule), schedule.Length, first: 0);
        Assert.InRange(slots.Length, 1, 64);
    }

    [Fact]
    public void A_step_comes_after_its_operands_and_after_its_conditions()
    {
        var (seed, checks) = (Environment.TickCount & 0xffff, 0);
        for (var round = 0; round < 60; round++)
        {
            var schedule = Compiled.Schedule(RandomRoots.Next(seed + round, 120), RandomRoots.Names);
            for (var step = 0; step < schedule.Length; step++)
            {
                foreach (var operand in schedule.OperandsOf(step)) Assert.True(operand < step, $"seed {seed}, round {round}");
                for (var guard = schedule.GuardOf(step); guard.Parent is not null; guard = guard.Parent, checks++)
                    Assert.True(guard.Condition < step, $"seed {seed}, round {round}");
            }
        }
        Assert.NotEqual(0, checks);
    }

    [Fact]
    public void What_ends_no_two_values_keeps_its_place()
    {
        var y = Trigonometric.Sin[X];
        var schedule = Compiled.Schedule([Trigonometric.Cos[y] * Trigonometric.Tan[y]], "x");
        Assert.Equal(["Sin", "Cos", "Tan"], Enumerable.Range(0, schedule.Length).Select(step => schedule[step].Kernel?.Function.Method.Name).Where(name => name?.Length == 3));
    }
}
