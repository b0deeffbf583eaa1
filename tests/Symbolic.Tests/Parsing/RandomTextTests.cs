using Xunit.Abstractions;

namespace SymDiff.Tests.Parsing;

/// <summary>Random texts: whatever the order of tokens, reading ends with a model or a diagnostic inside the text.</summary>
public class RandomTextTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "x", "y", "f", "sin", "D", "1", "2.5", "1e3", "(", ")", "(", ")", ",", "+", "-", "*", "/", "^", "**", "<", "==", "=", "!=", "not ", "and ", "or ",
        "'", "[", "]", ";", "\n", " ", "\t", "# c\n", "input ", "param ", "opaque ", "grad(", "max(", "f(", "@", "x[", ":", "\"", "\"a->b\"", "->", "axis=", "[0]", "assume ", " symmetric",
        "é", "e\u0301", "²", "\0", "\ud83d", "😀", ".", "_", "pi",
    ];

    [Fact]
    public void Any_order_of_tokens_is_read_or_refused_in_its_place()
    {
        const int seed = 20261122;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var right = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (Expr.TryParse(text, out var expr, out var diagnostics))
                right += expr.NodeCount() > 0 ? 1 : 0;
            else
                Assert.InRange(Assert.Single(diagnostics).Span.End, 0, text.Length);
        }
        Assert.InRange(right, 50, 3_900);
    }

    [Fact]
    public void Reading_gives_the_tree_of_a_plain_recursive_reader()
    {
        const int seed = 7;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var (text, tree) = Sum(random, 4);
            Assert.Equal(tree, SyntaxDump.Of(text));
        }
    }

    private static (string Text, string Tree) Sum(Random random, int depth)
    {
        var (text, tree) = Term(random, depth);
        if (random.Next(3) == 0)
            (text, tree) = ($"-{text}", $"(- {tree})");
        var count = random.Next(3);
        for (var i = 0; i < count; i++)
        {
            var (next, nextTree) = Term(random, depth);
            var minus = random.Next(2) == 0;
            (text, tree) = ($"{text} {(minus ? "-" : "+")} {next}", $"{tree} {(minus ? $"(- {nextTree})" : nextTree)}");
        }
        return (text, count == 0 ? tree : $"(+ {tree})");
    }

    private static (string Text, string Tree) Term(Random random, int depth)
    {
        var (text, tree) = Power(random, depth);
        var open = false;
        for (var i = random.Next(4); i > 0; i--)
        {
            var (next, nextTree) = Power(random, depth);
            if (random.Next(5) == 0)
                (next, nextTree) = ($"-{next}", $"(- {nextTree})");
            var divides = random.Next(2) == 0;
            tree = divides ? $"(/ {Closed(tree, open)} {nextTree})" : $"{tree} {nextTree}";
            open = !divides;
            text = $"{text}{(divides ? "/" : "*")}{next}";
        }
        return (text, Closed(tree, open));
    }

    private static string Closed(string row, bool open) => open ? $"(* {row})" : row;

    private static (string Text, string Tree) Power(Random random, int depth)
    {
        var (text, tree) = Atom(random, depth);
        if (random.Next(4) != 0)
            return (text, tree);
        var (exponent, exponentTree) = Power(random, depth);
        return random.Next(3) == 0 ? ($"{text}^-{exponent}", $"(^ {tree} (- {exponentTree}))") : ($"{text}^{exponent}", $"(^ {tree} {exponentTree})");
    }

    private static (string Text, string Tree) Atom(Random random, int depth)
    {
        var kind = depth == 0 ? 0 : random.Next(4);
        if (kind < 2)
            return random.Next(2) == 0 ? ("x", "x") : ("2", "2");
        var (text, tree) = Sum(random, depth - 1);
        return kind == 2 ? ($"({text})", tree) : ($"f({text})", $"(f {tree})");
    }
}
