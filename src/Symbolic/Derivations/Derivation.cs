using SymDiff.Derivations;

namespace SymDiff;

/// <summary>
/// How a derivative came about, as the engine did it: the function's steps in order of evaluation, the reverse sweep, and the rewrites that made the result readable.
/// </summary>
public sealed class Derivation
{
    internal Derivation(IReadOnlyList<RewriteStep> recognized, IReadOnlyList<Expr> forward, IReadOnlyList<ReverseStep> reverse,
        IReadOnlyList<RewriteStep> rewrites, IReadOnlyList<DerivedResult> results)
    {
        (Recognized, Forward, Reverse, Rewrites, Results) = (recognized, forward, reverse, rewrites, results);
        Shown = [.. results.Select(result => ((string?)("d" + result.Variable), result.Simplified))];
    }

    /// <summary>Functions that were recognised in what was written, before it was differentiated: <c>1/(1 + exp(-x))</c> is a sigmoid.</summary>
    public IReadOnlyList<RewriteStep> Recognized { get; }

    /// <summary>The operations of the function, each after what it needs: u1, u2, ...</summary>
    public IReadOnlyList<Expr> Forward { get; }

    /// <summary>What the sweep did, from the output to the variables; the gradient of a variable follows when it is complete.</summary>
    public IReadOnlyList<ReverseStep> Reverse { get; }

    /// <summary>The rewrites in the order in which they happened, equal ones once with a count.</summary>
    public IReadOnlyList<RewriteStep> Rewrites { get; }

    /// <summary>The derivatives.</summary>
    public IReadOnlyList<DerivedResult> Results { get; }

    /// <summary>Where the results hold, if not everywhere the derivatives exist.</summary>
    public IReadOnlyList<Expr> Conditions { get; internal init; } = [];

    /// <summary>How the derivative came about that is differentiated here, of the order below; null for a first derivative.</summary>
    public Derivation? Lower { get; private set; }

    /// <summary>The order of the derivatives.</summary>
    public int Order => Lower is null ? 1 : Lower.Order + 1;

    /// <summary>Names that a model gives to steps.</summary>
    internal IReadOnlyDictionary<Expr, string> Names { get; init; } = new Dictionary<Expr, string>();

    /// <summary>Nodes of what was written in which functions were recognised, with what became of them.</summary>
    internal IReadOnlyDictionary<Expr, Expr> Changed { get; init; } = new Dictionary<Expr, Expr>();

    /// <summary>What stands at the end, with its names.</summary>
    internal IReadOnlyList<(string? Name, Expr Root)> Shown { get; private set; }

    /// <summary>The same with the derivatives in a form that names of a model make shorter.</summary>
    /// <param name="forms">A form of each result.</param>
    /// <param name="shown">What stands at the end.</param>
    /// <param name="names">Names that the model gives to nodes.</param>
    internal Derivation With(IEnumerable<Expr> forms, IReadOnlyList<(string? Name, Expr Root)> shown, IReadOnlyDictionary<Expr, string> names) =>
        new(Recognized, Forward, Reverse, Rewrites, [.. Results.Zip(forms, (result, form) => result with { Simplified = form })])
        {
            Changed = Changed, Conditions = Conditions, Lower = Lower, Shown = shown, Names = names,
        };

    /// <summary>The derivation as text: what <c>symdiff --steps</c> prints.</summary>
    public override string ToString() => ToString(DerivationFormat.Text);

    /// <summary>The derivation in another format: numbered steps in groups, the rule beside each step, the condition beside each rewrite.</summary>
    /// <param name="format">The format.</param>
    /// <param name="isBrief">Whether rewrites are only counted, by rule.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public string ToString(DerivationFormat format, bool isBrief = false) =>
        format == DerivationFormat.Json ? OutlineJson.Of(this, isBrief)
        : Lower is null ? Own(format, isBrief)
        : string.Join("\n\n", LowerOrders().Append(this).Select(derivation => Title(derivation.Order, format) + derivation.Own(format, isBrief)));

    /// <summary>The derivations of the lower orders, the first one first.</summary>
    internal IEnumerable<Derivation> LowerOrders()
    {
        var orders = new Stack<Derivation>();
        for (var next = Lower; next is not null; next = next.Lower) orders.Push(next);
        return orders;
    }

    /// <summary>The same behind the derivation of the order below.</summary>
    internal Derivation Behind(Derivation lower)
    {
        Lower = lower;
        Shown = [.. Results.Select(result => ((string?)FormattableString.Invariant($"d{Order}{result.Variable}"), result.Simplified))];
        return this;
    }

    private string Own(DerivationFormat format, bool isBrief) => format switch
    {
        DerivationFormat.Text => OutlineText.Of(OutlineBuilder.Build(this, Printing.PrintOptions.Text, isBrief)),
        DerivationFormat.Unicode => OutlineText.Of(OutlineBuilder.Build(this, Printing.PrintOptions.Unicode, isBrief)),
        DerivationFormat.Markdown => OutlineMarkdown.Of(OutlineBuilder.Build(this, Printing.PrintOptions.Latex, isBrief)),
        DerivationFormat.Latex => OutlineLatex.Of(OutlineBuilder.Build(this, Printing.PrintOptions.Latex, isBrief)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
    };

    private static string Title(int order, DerivationFormat format) => format switch
    {
        DerivationFormat.Latex => "",
        DerivationFormat.Markdown => FormattableString.Invariant($"## Derivative of order {order}\n\n"),
        _ => FormattableString.Invariant($"derivative of order {order}\n\n"),
    };
}

/// <summary>Formats of a derivation.</summary>
public enum DerivationFormat
{
    /// <summary>Plain text in the notation of the language.</summary>
    Text,

    /// <summary>Plain text in the characters of Unicode.</summary>
    Unicode,

    /// <summary>Markdown with LaTeX between dollar signs; the steps of a model with several definitions fold.</summary>
    Markdown,

    /// <summary>LaTeX for mathematics mode.</summary>
    Latex,

    /// <summary>JSON; <c>docs/derivation.schema.json</c> describes it.</summary>
    Json,
}

/// <summary>One step of the reverse sweep.</summary>
/// <param name="Node">Whose cotangent is found.</param>
/// <param name="Cotangent">The cotangent: the derivative of the output by the node.</param>
/// <param name="Contributions">What it is the sum of; none for the output itself.</param>
public sealed record ReverseStep(Expr Node, Expr Cotangent, IReadOnlyList<Contribution> Contributions);

/// <summary>What one operator contributes to the cotangent of one of its inputs.</summary>
/// <param name="User">The operator's node.</param>
/// <param name="Input">The number of the input among the operator's arguments.</param>
/// <param name="Cotangent">The cotangent of the operator's node.</param>
/// <param name="Value">The contribution.</param>
public sealed record Contribution(Expr User, int Input, Expr Cotangent, Expr Value);

/// <summary>One rewrite.</summary>
/// <param name="Before">The expression.</param>
/// <param name="After">What it became.</param>
/// <param name="Rules">Names of the rules (docs/rules.md lists them); none where terms or factors were collected and ordered.</param>
/// <param name="Conditions">Where both sides are equal, if not everywhere the left side is defined.</param>
/// <param name="Count">How often it happened.</param>
public sealed record RewriteStep(Expr Before, Expr After, IReadOnlyList<string> Rules, IReadOnlyList<Expr> Conditions, int Count);

/// <summary>A derivative.</summary>
/// <param name="Variable">Name of the variable.</param>
/// <param name="Raw">As the sweep left it.</param>
/// <param name="Simplified">In the form that people read.</param>
public sealed record DerivedResult(string Variable, Expr Raw, Expr Simplified);
