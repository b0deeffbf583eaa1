using System.Numerics;
using SymDiff.Differentiation;

namespace SymDiff.Series;

/// <summary>
/// The Taylor polynomial of one operator, by partial derivatives of the operator itself at the constant terms of its arguments:
/// <c>op(a + d) = sum_k (D^k op)(a)*d^k/k!</c> over multi-indices k. The derivatives of an operator are those of every other pass, so a new operator needs nothing here.
/// </summary>
internal sealed class OperatorSeries
{
    private readonly Expr[] slots;
    private readonly Dictionary<string, Expr> derivatives = new(StringComparer.Ordinal);

    public OperatorSeries(Expr node)
    {
        slots = [.. node.ArgList.Select((_, i) => Expr.Symbol($"\u0001{i}"))];
        derivatives[""] = node.WithArgs(slots);
    }

    /// <summary>The series of the operator's value.</summary>
    /// <param name="args">The series of the arguments, none with a pole.</param>
    /// <exception cref="SeriesException">The operator or one of its derivatives has no value there, or it has a kink.</exception>
    public PowerSeries At(PowerSeries[] args)
    {
        var point = slots.Zip(args).ToDictionary(pair => pair.First.VariableName!, pair => pair.Second[0], StringComparer.Ordinal);
        var deltas = Array.ConvertAll(args, arg => PowerSeries.Of(1, arg.End, power => arg[power]).Trimmed());
        var end = args.Min(arg => arg.End);
        CheckSmooth(point, deltas);
        var sum = PowerSeries.Constant(Value("", point), end);
        var open = new Queue<Monomial>([new("", 0, PowerSeries.Constant(1, end))]);
        while (open.TryDequeue(out var monomial))
            for (var slot = monomial.Last; slot < slots.Length; slot++)
            {
                if (monomial.Product.Start + deltas[slot].Start >= end) continue;
                var next = monomial.Times(slot, deltas[slot]);
                if (Derivative(next.Index).Literal is { IsZero: true }) continue;
                var factor = (Value(next.Index, point) / Expr.Constant(next.Factorial)).Simplify();
                sum = PowerSeries.Add(sum, PowerSeries.Of(0, end, power => (factor * next.Product[power]).Simplify()));
                open.Enqueue(next);
            }
        return sum;
    }

    private Expr Value(string index, Dictionary<string, Expr> point)
    {
        var derivative = Derivative(index);
        foreach (var node in Traversal.PostOrder(derivative))
            if (node.Op.Requires(node)?.Substitute(point).Simplify().Literal is { IsZero: true }) throw SeriesException.Undefined(derivatives[""], point, index.Length);
        return derivative.Substitute(point).Simplify();
    }

    /// <summary>A derivative by its index, the numbers of the arguments as characters in ascending order.</summary>
    private Expr Derivative(string index)
    {
        if (derivatives.TryGetValue(index, out var known)) return known;
        var derivative = Differentiator.Gradient(Derivative(index[..^1]), [slots[index[^1]]])[0].Simplify();
        return derivatives[index] = derivative;
    }

    /// <summary>Where an argument moves away from a kink, there is no series.</summary>
    private void CheckSmooth(Dictionary<string, Expr> point, PowerSeries[] deltas)
    {
        if (Array.TrueForAll(deltas, delta => delta.Terms.Length == 0)) return;
        var node = derivatives[""];
        if (node.Op.Kink(node)?.Substitute(point).Simplify().Literal is { IsZero: true }) throw SeriesException.Kink(node, point);
    }

    /// <summary>A product of powers of the arguments' changes.</summary>
    private sealed record Monomial(string Index, int Last, PowerSeries Product)
    {
        /// <summary>The product of the factorials of the index.</summary>
        public Number Factorial => Number.FromInteger(Index.GroupBy(slot => slot).Aggregate(BigInteger.One, (all, group) => all * FactorialOf(group.Count())));

        public Monomial Times(int slot, PowerSeries delta) => new(Index + (char)slot, slot, PowerSeries.Multiply(Product.Trimmed(), delta));

        private static BigInteger FactorialOf(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, k) => product * k);
    }
}
