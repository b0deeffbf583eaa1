using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>Puts a derivation into words: names, numbers and groups.</summary>
internal sealed class OutlineBuilder
{
    /// <summary>Longer sides of a rewrite have the names of the steps in them.</summary>
    private const int LongestSide = 100;

    private readonly Derivation derivation;
    private readonly PrintOptions options;
    private readonly DerivationNames names;
    private readonly StepNotation notation;
    private readonly StepNotation text = new(PrintOptions.Text);
    private readonly OutlineGroups groups;
    private int number;

    private OutlineBuilder(Derivation derivation, PrintOptions options)
    {
        (this.derivation, this.options) = (derivation, options);
        (names, notation) = (new(derivation), new(options));
        groups = new(derivation, names);
    }

    /// <summary>The outline.</summary>
    /// <param name="derivation">What happened.</param>
    /// <param name="options">Text or LaTeX.</param>
    /// <param name="isBrief">Whether rewrites are only counted, by rule.</param>
    public static Outline Build(Derivation derivation, PrintOptions options, bool isBrief) => new OutlineBuilder(derivation, options).Build(isBrief);

    private Outline Build(bool isBrief) => new(
        [.. derivation.Recognized.Select(step => Rewrite(step, ""))],
        groups.Split(derivation.Forward, node => node, Forward),
        groups.Split(derivation.Reverse, OutlineGroups.HomeOf, Reverse),
        isBrief ? Counted() : [.. derivation.Rewrites.Where(IsVisible).Select(step => Rewrite(step, ReasonOf(step)))],
        Printer.Print(derivation.Shown, options with { Names = names.Model, Taken = [.. names.Model.Values, .. derivation.Shown.Select(result => result.Name ?? "")] }),
        [.. derivation.Conditions.Select(condition => notation.Written(condition, names.Model.GetValueOrDefault))]);

    private OutlineStep Forward(Expr node) => new(++number, notation.Name(names.Of(node)), [new(notation.Written(node, names.OfStep))]);

    private OutlineStep Reverse(ReverseStep step) => new(++number, notation.Name(names.CotangentOf(step.Node)), step.Contributions.Count == 0
        ? [new(notation.InMatrices(step.Cotangent, names.OfStep))]
        : [.. step.Contributions.Select(part => new OutlinePart(notation.Operand(part.Value, node => names.In(part, node)), OperatorRule.Of(part.User, part.Input, notation)))]);

    private OutlineRewrite Rewrite(RewriteStep step, string reason) =>
        new(++number, reason, Sides(step), [.. step.Conditions.Select(condition => notation.Written(condition, names.Model.GetValueOrDefault))], step.Count);

    /// <summary>Both sides written out, or with the names of steps.</summary>
    private (string Before, string After) Sides(RewriteStep step)
    {
        var nameOf = NamesIn(step);
        return (notation.Side(step.Before, nameOf), notation.Side(step.After, nameOf));
    }

    private Func<Expr, string?> NamesIn(RewriteStep step) => IsShort(step.Before) && IsShort(step.After) ? names.Model.GetValueOrDefault : names.Anywhere.GetValueOrDefault;

    /// <summary>Every node takes a character or more, so that most long sides are told by counting.</summary>
    private bool IsShort(Expr side) => HasFewNodes(side) && text.Side(side, names.Model.GetValueOrDefault, LongestSide) is not null;

    private bool HasFewNodes(Expr side)
    {
        var (count, open) = (0, new Stack<Expr>([side]));
        while (open.TryPop(out var node) && ++count <= LongestSide)
            if (node == side || !names.Model.ContainsKey(node))
                foreach (var arg in node.Args) open.Push(arg);
        return count <= LongestSide;
    }

    /// <summary>What differs in the graph alone, and not in its notation, is no step for a reader.</summary>
    private bool IsVisible(RewriteStep step) => StepNotation.AreDifferent(step.Before, step.After, NamesIn(step));

    private OutlineRewrite[] Counted() =>
        [.. derivation.Rewrites.Where(IsVisible).GroupBy(ReasonOf).Select(group => new OutlineRewrite(++number, group.Key, null, [], group.Sum(step => step.Count)))];

    /// <summary>The rules, or what was done without one.</summary>
    private static string ReasonOf(RewriteStep step) => step.Rules.Count > 0 ? string.Join(", ", step.Rules)
        : step.Before.ArgList.ToHashSet().SetEquals(step.After.ArgList) && step.Before.Op == step.After.Op ? "order"
        : step.Before.Op.IsSum ? "collect terms" : step.Before.Op.HasFactors(step.Before) ? "collect factors" : "rewrite";
}
