using SymDiff.Ops;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// Checks every step of a derivation of numbers with many digits: a contribution is the cotangent times the operator's slope, measured by differences; a cotangent is the sum of its
/// contributions; both sides of a rewrite have one value where its condition holds.
/// </summary>
internal static class ScalarDerivationCheck
{
    private const int Bits = 400;
    private static readonly double[] Samples = [0.75, -1.25, 0.5, 2.0, -0.3];
    private static readonly BigFloat Step = BigFloat.ScaleB(BigFloat.From(1, Bits), -120);

    /// <summary>Whether a derivation is about numbers alone, and functions that have a meaning.</summary>
    public static bool Applies(Derivation derivation) => Steps(derivation).All(node => node.Shape.Rank == 0 && (node.Args.IsEmpty || ReferenceTable.Rows.ContainsKey(node.Op.Name)));

    /// <summary>Fails unless every step holds.</summary>
    public static void Holds(Derivation derivation)
    {
        Assert.All(derivation.Reverse.SelectMany(step => step.Contributions), CheckContribution);
        Assert.All(derivation.Reverse.Where(step => step.Contributions.Count > 0), step => CheckEqual(step.Cotangent, Expr.Sum([.. step.Contributions.Select(part => part.Value)]), []));
        Assert.All(derivation.Recognized.Concat(derivation.Rewrites), step => CheckEqual(step.Before, step.After, step.Conditions));
        Assert.All(derivation.Results, result => CheckEqual(result.Raw, result.Simplified, derivation.Conditions));
    }

    private static List<Expr> Steps(Derivation derivation) => Traversal.PostOrder([.. derivation.Forward, .. derivation.Results.Select(result => result.Raw)]);

    private static void CheckContribution(Contribution part)
    {
        var isChecked = part.User.Op is ElementwiseOp { IsLogical: true };
        foreach (var at in Points())
        {
            var args = part.User.ArgList.Select(arg => At(arg, at)!).ToArray();
            if (At(part.Cotangent, at) is not { IsNaN: false } cotangent || Array.Exists(args, arg => arg is null || arg.IsNaN) || IsAtKink(part.User, args)) continue;
            var slope = (Moved(1) - Moved(-1)) / (Step + Step);
            Assert.True(IsClose(cotangent * slope, At(part.Value, at)!, 100), $"{part.Value} at {string.Join(", ", at)}");
            isChecked = true;

            BigFloat Moved(int sign) => Apply(part.User, [.. args.Select((arg, i) => i == part.Input ? arg + (BigFloat.From(sign, Bits) * Step) : arg)]);
        }
        Assert.True(isChecked, $"no point where {part.User} is smooth");
    }

    private static void CheckEqual(Expr left, Expr right, IEnumerable<Expr> conditions)
    {
        var isChecked = false;
        foreach (var at in Points())
        {
            if (conditions.Any(condition => At(condition, at) is not { IsZero: false })) continue;
            var (x, y) = (At(left, at), At(right, at));
            if (x is null or { IsNaN: true } || y is null) continue;
            Assert.True(IsClose(x, y, 250), $"{left} is not {right} at {string.Join(", ", at)}");
            isChecked = true;
        }
        Assert.True(isChecked, $"no point where {left} is defined");
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
