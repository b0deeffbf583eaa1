using SymDiff.Simplification;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>What simplifying and printing must keep, for every random program.</summary>
public class RandomSimplificationTests(ITestOutputHelper output) : RandomProgramProperties(output)
{
    /// <summary>Derivatives by every variable take their time to simplify.</summary>
    private const int Part = 2;

    /// <summary>The rule that drops the guard of a norm is removable: at the norm's zero, which random programs do hit, its right side is undefined.</summary>
    private static readonly SimplifyOptions KeepsGuards = new() { Without = new HashSet<string> { "norm-guard" } };

    [Fact]
    public void Simplifying_twice_is_simplifying_once() => ForAll(program =>
    {
        var once = Expr.Parse(program.Text).Simplify();
        return ReferenceEquals(once, once.Simplify()) ? [] : [$"{once} becomes {once.Simplify()}"];
    });

    [Fact]
    public void Simplified_derivatives_read_back_as_the_same_nodes_and_have_the_values_of_the_original() => ForSome(Part, program =>
    {
        var expression = Expr.Parse(program.Text);
        Expr[] people = [expression.Simplify(), .. program.Variables.Select(name => Derivatives.Gradient(expression, [Expr.Variable(name)], KeepsGuards).Roots[0])];
        return people.Prepend(expression).Where(node => !ReferenceEquals(node, Expr.Parse(node.ToString()))).Select(node => $"does not read back: {node}")
            .Concat(Differences(program, Interpreted(people, program.Variables), isTextbook: true));
    });
}
