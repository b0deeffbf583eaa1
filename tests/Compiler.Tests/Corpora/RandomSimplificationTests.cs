using SymDiff.Simplification;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>What simplifying and printing must keep, for every random program.</summary>
public class RandomSimplificationTests(ITestOutputHelper output) : RandomProgramProperties(output)
{
    /// <summary>Derivatives by every variable take their time to simplify.</summary>
    private const int Part = 4;

    [Fact]
    public void Printed_text_reads_back_as_the_same_node() => ForSome(Part, program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] nodes = [expression, .. program.Variables.Select(name => expression.Derivative(name))];
        return from node in nodes
               where !ReferenceEquals(node, Expr.Parse(node.ToString()))
               select $"does not read back: {node}";
    });

    [Fact]
    public void Simplifying_twice_is_simplifying_once() => ForAll(program =>
    {
        var once = Expr.Parse(program.Text).Simplify();
        return ReferenceEquals(once, once.Simplify()) ? [] : [$"{once} becomes {once.Simplify()}"];
    });

    /// <summary>The rule that drops the guard of a norm is removable: at the norm's zero, which random programs do hit, its right side is undefined.</summary>
    private static readonly SimplifyOptions KeepsGuards = new() { Without = new HashSet<string> { "norm-guard" } };

    [Fact]
    public void Simplified_values_and_derivatives_are_those_of_the_original() => ForSome(Part, program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] wrt = [.. program.Variables.Select(name => Expr.Variable(name))];
        Expr[] people = [expression.Simplify(), .. wrt.Select(variable => Derivatives.Gradient(expression, [variable], KeepsGuards).Roots[0])];
        return Differences(program, Interpreted(people, program.Variables), isTextbook: true);
    });
}
