using SymDiff.Ops;
using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Derivations;

/// <summary>
/// Derivations of the worked systems, pinned as text. The same test checks every step with many digits: a contribution is the cotangent times the operator's slope, measured by
/// differences; a cotangent is the sum of its contributions; both sides of a rewrite have one value where its condition holds.
/// </summary>
public class DerivationTests
{
    private const int Bits = 400;
    private static readonly double[] Samples = [0.75, -1.25, 0.5, 2.0, -0.3];
    private static readonly BigFloat Step = BigFloat.ScaleB(BigFloat.From(1, Bits), -120);

    public static TheoryData<string, string, string> Rows => new()
    {
        { "A1", "sigmoid(w*x)", "w" },
        { "A2", "1/(1+exp(-x))", "x" },
        { "A3 relu", "relu(x)", "x" },
        { "A3 max", "max(x,0)", "x" },
        { "A4", "tanh(x)", "x" },
        { "A5", "max(x, -0.1*x)", "x" },
        { "A6", "max(0,z) + alpha*min(0,z)", "z,alpha" },
        { "A7", "log(sigmoid(x))", "x" },
        { "A8", "log(sigmoid(z)/(1-sigmoid(z)))", "z" },
        { "A10", "exp(-gamma*(x - z)^2)", "x" },
        { "A11", "(x^2)^2 + x^2", "x" },
        { "C7", "(2*x+3*y)^2", "x,y" },
        { "C10", "2*(x-4*y)*(x*y)", "x,y" },
        { "C13", "1 + 2*x1 + 3*x2", "x1,x2" },
        { "C16 sum", "x + y", "x,y" },
        { "C16 product", "x*y", "x,y" },
        { "C16 max", "max(x,y)", "x,y" },
        { "C16 min", "min(x,y)", "x,y" },
        { "D1", "-(y*log(sigmoid(a)) + (1-y)*log(1-sigmoid(a)))", "a" },
        { "D2", "(y - sigmoid(a))^2", "a" },
    };

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public async Task Every_step_holds_and_the_text_is_as_recorded(string row, string text, string wrt)
    {
        var derivation = Expr.Parse(text).Explain(wrt.Split(','));
        Assert.All(derivation.Reverse.SelectMany(step => step.Contributions), CheckContribution);
        Assert.All(derivation.Reverse.Where(step => step.Contributions.Count > 0), step => CheckEqual(step.Cotangent, Expr.Sum([.. step.Contributions.Select(part => part.Value)]), []));
        Assert.All(derivation.Rewrites, step => CheckEqual(step.Before, step.After, step.Conditions));
        Assert.All(derivation.Results, result => CheckEqual(result.Raw, result.Simplified, []));
        await Verifier.Verify($"{text} by {wrt}\n\n{derivation}").UseParameters(row);
    }

    [Fact]
    public void The_listener_changes_nothing()
    {
        foreach (var row in Rows)
        {
            var (text, names) = ((string)row[1], ((string)row[2]).Split(','));
            Assert.Equal(Expr.Parse(text).Gradient(names).Select(pair => pair.Value), Expr.Parse(text).Explain(names).Results.Select(result => result.Simplified));
        }
    }

    [Fact]
    public async Task A_network_is_told_layer_by_layer()
    {
        const string text = "h1 = tanh(W1 @ x + b1); h2 = tanh(W2 @ h1 + b2); E = sum((h2 - y)^2)/2";
        var model = Model.Parse(text, new BindingOptions { Declarations = ["x[n], y[m], W1[h,n], b1[h], W2[m,h], b2[m]"] });
        await Verifier.Verify($"{text}\n\n{model.Output.Explain("W1", "b1", "W2", "b2")}");
    }

    private static void CheckContribution(Contribution part)
    {
        foreach (var at in Points())
        {
            var args = part.User.ArgList.Select(arg => At(arg, at)!).ToArray();
            if (part.User.Op is ElementwiseOp { IsLogical: true } || IsAtKink(part.User, args)) continue;
            var slope = (Moved(1) - Moved(-1)) / (Step + Step);
            Assert.True(IsClose(At(part.Cotangent, at)! * slope, At(part.Value, at)!, 100), $"{part.Value} at {string.Join(", ", at)}");

            BigFloat Moved(int sign) => Apply(part.User, [.. args.Select((arg, i) => i == part.Input ? arg + (BigFloat.From(sign, Bits) * Step) : arg)]);
        }
    }

    private static void CheckEqual(Expr left, Expr right, IReadOnlyList<Expr> conditions)
    {
        foreach (var at in Points())
        {
            if (conditions.Any(condition => At(condition, at) is not { IsZero: false })) continue;
            var (x, y) = (At(left, at), At(right, at));
            if (x is null || y is null) continue;
            Assert.True(IsClose(x, y, 250), $"{left} is not {right} at {string.Join(", ", at)}");
        }
    }

    /// <summary>Two operands of max or min that are equal there, for instance: the slope depends on the side.</summary>
    private static bool IsAtKink(Expr node, BigFloat[] args)
    {
        var symbols = args.Select((_, i) => Expr.Variable($"k{i}")).ToArray();
        return node.Op.Kink(node.WithArgs(symbols)) is { } kink && new Reference(kink).Evaluate(name => args[int.Parse(name[1..])], Bits) is { IsZero: true };
    }

    private static BigFloat Apply(Expr node, BigFloat[] args) =>
        new Reference(node.Op.Apply([.. args.Select((_, i) => Expr.Variable($"k{i}"))])).Evaluate(name => args[int.Parse(name[1..])], Bits)!;

    private static BigFloat? At(Expr value, Func<string, double> at) => new Reference(value).Evaluate(name => BigFloat.From(at(name), Bits), Bits);

    private static bool IsClose(BigFloat x, BigFloat y, int bits) =>
        BigFloat.Abs(x - y).CompareTo(BigFloat.ScaleB(BigFloat.Abs(x) + BigFloat.Abs(y) + BigFloat.From(1, Bits), -bits)) <= 0;

    /// <summary>Another number for every name, the same in every run.</summary>
    private static IEnumerable<Func<string, double>> Points() =>
        Enumerable.Range(0, Samples.Length).Select(shift => (Func<string, double>)(name => Samples[(name.Sum(letter => letter) + shift) % Samples.Length]));
}
