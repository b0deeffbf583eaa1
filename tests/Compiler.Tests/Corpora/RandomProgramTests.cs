using SymDiff.Differentiation;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Values and gradients of random programs: what must hold for every one of them.</summary>
public class RandomProgramTests(ITestOutputHelper output) : RandomProgramProperties(output)
{
    [Fact]
    public void Compiled_gradients_have_the_bits_of_the_interpreter_and_agree_with_forward_differentiation() => ForAll(program =>
    {
        var subject = new Subject(Expr.Parse(program.Text), program.Variables, withHessian: false);
        var bits = from i in Enumerable.Range(0, program.Points.Count)
                   where !subject.AgreesWithInterpreter(program.At(i))
                   select "compiled and interpreted bits differ";
        return bits.Concat(Differences(program, subject.At, isTextbook: false));
    });

    [Fact]
    public void The_reverse_sweep_agrees_with_forward_differentiation() => ForAll(program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] wrt = [.. program.Variables.Select(name => Expr.Variable(name))];
        return Differences(program, Interpreted([expression, .. Differentiator.Gradient(expression, wrt)], program.Variables), isTextbook: true);
    });
}
