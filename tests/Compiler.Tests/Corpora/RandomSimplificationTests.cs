using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>What simplifying and printing must keep, for every random program.</summary>
public class RandomSimplificationTests(ITestOutputHelper output) : RandomProgramProperties(output)
{
    [Fact]
    public void Printed_text_reads_back_as_the_same_node() => ForAll(program =>
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

    [Fact]
    public void Simplified_values_and_derivatives_are_those_of_the_original() => ForAll(program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] people = [expression.Simplify(), .. program.Variables.Select(name => expression.Derivative(name))];
        return Differences(program, Interpreted(people, program.Variables), isTextbook: true);
    });
}
