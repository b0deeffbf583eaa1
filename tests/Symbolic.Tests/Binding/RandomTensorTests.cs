using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Binding;

/// <summary>Random formulas of tensors: each is read or refused in its place, and what is printed of one that is read is the same node.</summary>
public class RandomTensorTests(ITestOutputHelper output)
{
    private static readonly string[] Leaves = ["A", "C", "x", "y", "s", "n", "2", "0", "1/3", "eye(n)", "ones(m, n)", "zeros(n)", "e(1, n)"];

    private static readonly string[] Forms =
    [
        "{0} + {1}", "{0} - {1}", "{0}*{1}", "{0}/{1}", "-{0}", "({0})^2", "({0}) @ ({1})", "({0})*({1})", "({0})'", "({0})[0]", "({0})[:, -1]", "({0})[1:3]", "[{0}, {1}]", "sum({0})", "sum({0}, axis=0)",
        "sum({0}, axis=-1, keep=true)", "max({0})", "max({0}, {1})", "norm2({0})", "softmax({0})", "exp({0})", "where({0} > 0, {1}, 0)", "outer({0}, {1})", "diag({0})", "trace({0})", "inv({0})", "det({0})",
        "einsum(\"ij,j->i\", {0}, {1})", "reshape({0}, [n*n])", "concatenate({0}, {1})", "tril({0}, 0)", "grad({0}, x)", "jacobian({0}, A)", "relu({0})", "mse({0}, {1})", "({0})*x'", "({0}).*({1})", "({0})^-2",
    ];

    [Theory]
    [InlineData(Dialect.Standard)]
    [InlineData(Dialect.Matlab)]
    public void A_formula_is_read_or_refused_in_its_place(Dialect dialect)
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var options = new BindingOptions { Syntax = dialect, Declarations = ["A[m,n], C[n,n], x[n], y[n]"] };
        var right = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var text = Formula(random, random.Next(1, 4));
            if (Model.TryParse(text, options, out var model, out var diagnostics))
                right += ReadsBack(model.Output, options) ? 1 : throw new InvalidOperationException($"{text}: {model.Output}");
            else
                Assert.InRange(Assert.Single(diagnostics).Span.End, 1, text.Length);
        }
        output.WriteLine($"{right} are right");
        Assert.InRange(right, 200, 2_900);
    }

    private static bool ReadsBack(Expr expr, BindingOptions options) => Expr.Parse(expr.ToString(), options with { Syntax = Dialect.Standard }) == expr;

    private static string Formula(Random random, int depth) => depth == 0
        ? Leaves[random.Next(Leaves.Length)]
        : string.Format(System.Globalization.CultureInfo.InvariantCulture, Forms[random.Next(Forms.Length)], Formula(random, random.Next(depth)), Formula(random, random.Next(depth)));
}
