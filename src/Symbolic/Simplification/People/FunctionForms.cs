using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>The form of an operation that is neither a sum nor a product: what is known of its operator first, then the table of rules, until nothing fits.</summary>
/// <param name="forms">The forms of the parts.</param>
/// <param name="rules">The use of rules.</param>
/// <param name="memory">Facts, and what was met.</param>
internal sealed class FunctionForms(Forms forms, Rewriting rules, PassMemory memory)
{
    private static readonly Lazy<RuleIndex> Table = new(() => new([.. FunctionRules.All, .. AssumedRules.All]));

    /// <summary>The form of a node whose operands have theirs.</summary>
    public Expr Of(Expr node)
    {
        while (true)
        {
            if (ByOperator(node) is { } known) return known;
            node = Compared(node) ?? node;
            if (node.Args.IsEmpty) return node;
            if (Table.Value.Match(node, rules.Accepts, out var bindings) is not { } rule) break;
            var next = rules.Apply(rule, bindings);
            if (next.Op.HasFactors(next) || next.Op.IsSum || next.Args.IsEmpty || next == node) return next;
            node = next;
        }
        if (node.Op.Complement is not null) memory.WithComplement.Add(node);
        return node;
    }

    private Expr? ByOperator(Expr node) => WholeValue(node) ?? Unsigned(node) ?? Scaled(node) ?? Complement(node) ?? Familiar(node) ?? Unguarded(node);

    /// <summary>The value of floor, sign, ... at a literal: the only whole number in their enclosure; a property of the operators, not a pattern.</summary>
    private static Expr? WholeValue(Expr node)
    {
        if (node.Op is not ElementwiseOp { IsWhole: true } || node.Args is not [{ Literal: { } argument }]) return null;
        var values = node.Op.Enclose(node, [Fact.Of(argument)]).Values;
        return Math.Ceiling(values.Low) is var value && value == Math.Floor(values.High) ? (Expr)value : null;
    }

    /// <summary>f(-u) is f(u) or -f(u). No pattern can state it for every operator at once: it is a property of the operator.</summary>
    private Expr? Unsigned(Expr node)
    {
        if (node.Op.Parity == Parity.None || !Signs.IsNegative(node.Args[0])) return null;
        var value = forms.Function(node.Op[Signs.Negate(node.Args[0])]);
        return node.Op.Parity == Parity.Even ? value : forms.Product(new(-1, Number.One), new(value, Number.One));
    }

    /// <summary>A number inside of a linear operator goes in front of it: a property of the operator, as parity is.</summary>
    private Expr? Scaled(Expr node)
    {
        if (!node.Op.IsLinear) return null;
        var (number, others) = TermWriter.Split(node.Args[0]);
        if (number.IsOne || !others.Shape.Equals(node.Args[0].Shape)) return null;
        return forms.Product(new(Expr.Constant(number), Number.One), new(node.Op[others], Number.One));
    }

    /// <summary>f(-u) is c - f(u) where f(u) occurs anyway: sigmoid(-u) is 1 - sigmoid(u). A fact of the whole graph, which no pattern sees.</summary>
    private Expr? Complement(Expr node)
    {
        if (node.Op.Complement is not { } whole || memory.WithComplement.Contains(node)) return null;
        var argument = Signs.Negate(node.Args[0]);
        if (Signs.IsNegative(argument)) return null;
        var other = node.Op[argument];
        return memory.WithComplement.Contains(other) ? forms.Sum([Expr.Constant(whole), Signs.Negate(other)]) : null;
    }

    /// <summary>In operators that people know, or as an operator with axes has it.</summary>
    private Expr? Familiar(Expr node) => (node.Op.Familiar(node) ?? AxisRules.Function(node, memory.Facts)) is { } familiar ? forms.Afresh(familiar) : null;

    /// <summary>where(c and n > 0, x/n, 0) is where(c, x/n, 0) for every norm n; where(m, 1, 0) is m for every mask m with a name.</summary>
    private Expr? Unguarded(Expr node)
    {
        if (Selection.SplitMask(node) is not { } split) return null;
        if (split.Mask.Op.IsMask && split.Value.Literal is { IsOne: true }) return split.Mask;
        var (guards, others) = NormGuards.Split(split.Mask, split.Value);
        if (guards.Count == 0) return null;
        foreach (var guard in guards) memory.Ledger.Drops(guard);
        return others is null ? split.Value : forms.Function(Selection.Where[others, split.Value, 0]);
    }

    /// <summary>
    /// a >= b becomes x >= 0 if the difference is one term c*x, and its truth if it is a number: a sign, which no pattern can read off,
    /// turns the comparison.
    /// </summary>
    private static Expr? Compared(Expr node)
    {
        if (Logic.Mirror(node.Op) is not { } mirror) return null;
        var difference = new SumCollector();
        difference.Add(node.Args[0]);
        difference.Add(Signs.Negate(node.Args[1]));
        if (!difference.IsExact || difference.Terms is not { Count: <= 1 } terms) return null;
        if (terms.Count == 0 || terms[0].Monomial.IsUnit) return Logic.Decide(node.Op, terms.Count == 0 ? 0 : terms[0].Coefficient.Sign);
        var only = terms[0];
        var side = TermWriter.Write(new Term(Number.One, only.Monomial));
        var compared = (only.Coefficient.Sign < 0 ? mirror : node.Op)[side, 0];
        return compared == node ? null : compared;
    }
}
