using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Differentiation;

/// <summary>Compares the derivatives of an operator with difference quotients of its reference, both in 200 bits.</summary>
internal static class BpropCheck
{
    private const int Seed = 20261122;
    private const int Points = 12;
    private const int StepBits = -60;
    private const int AgreeingBits = -80;
    private const double Weight = 0.75;

    /// <summary>The cotangent of the tests.</summary>
    public static Expr Cotangent { get; } = Expr.Variable("g");

    public static Expr[] Arguments(Op op) => [.. Enumerable.Range(0, op.Arity ?? 3).Select(i => Expr.Variable("x" + i))];

    /// <summary>The first point at which the derivative by one argument is wrong; null if there is none.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="input">The argument.</param>
    /// <param name="sampled">The operator whose domain is sampled.</param>
    public static string? Violation(ElementwiseOp op, int input, ElementwiseOp sampled)
    {
        var args = Arguments(op);
        var node = op.Apply(args);
        var (value, slope) = (new Reference(node), new Reference(Differentiator.VectorJacobianProducts(node, [args[input]], Cotangent)[0]));
        foreach (var at in Samples(sampled))
        {
            var got = slope.Evaluate(at, BigFloat.DefaultPrecision);
            var want = Difference(value, at, args[input].VariableName!);
            if (got is null || want is null || (got.IsNaN && want.IsNaN)) continue;
            if (!(BigFloat.Abs(got - want) <= BigFloat.ScaleB(BigFloat.Abs(want) + 1, AgreeingBits)))
                return $"{op.Name}, argument {input}, at {string.Join(", ", at.Values)}, seed {Seed}: {got}, differences say {want}";
        }
        return null;
    }

    private static BigFloat? Difference(Reference value, Dictionary<string, double> at, string name)
    {
        var step = BigFloat.ScaleB(1, StepBits);
        BigFloat? Shifted(BigFloat shift) => value.Evaluate(n => n == name ? BigFloat.From(at[n]) + shift : at[n], BigFloat.DefaultPrecision);
        return Shifted(step) is { } above && Shifted(-step) is { } below ? Weight * (above - below) / (2 * step) : null;
    }

    private static IEnumerable<Dictionary<string, double>> Samples(ElementwiseOp op)
    {
        var random = new Random(Seed);
        for (var i = 0; i < Points; i++)
            yield return Arguments(op).Select((arg, k) => (arg.VariableName!, Value: Sample(op, k, random))).Append((Cotangent.VariableName!, Weight)).ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    private static double Sample(ElementwiseOp op, int input, Random random)
    {
        if (Logic.IsCondition(op, input)) return random.Next(2);
        var domain = op.Domain.Length == 0 ? new(0.2, 2) : op.Domain[Math.Min(input, op.Domain.Length - 1)];
        if (domain.Low == domain.High) return domain.Low + random.Next(3); // an order
        var value = domain.Low + ((0.05 + (0.9 * random.NextDouble())) * (Math.Min(domain.High, domain.Low + 4) - domain.Low));
        return op.Parity != Parity.None && random.Next(2) == 0 ? -value : value;
    }
}
