using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The forms of what one pass makes, by kind of node. Operands have their form already. A step that makes something new asks here for its form, and only here, so that what steps
/// make of each other ends: beyond a fixed depth it stays as it is.
/// </summary>
internal sealed class Forms
{
    private const int Deepest = 40;

    private readonly SumForms sums;
    private readonly ProductForms products;
    private readonly FunctionForms functions;
    private readonly IndexedForms indexed;
    private int depth;

    /// <param name="memory">What the passes share.</param>
    /// <param name="brevity">Compares forms.</param>
    public Forms(PassMemory memory, Brevity brevity)
    {
        var rules = new Rewriting(this, memory);
        var factored = new FactoredSums(this, memory.Notation, brevity);
        var identities = new IdentityForms(rules, memory, brevity);
        var quotients = new QuotientForms(rules, factored, memory, brevity);
        sums = new(rules, factored, new(factored, new(this, memory, brevity), identities, quotients, memory, brevity), new(this), memory.Notation, brevity);
        products = new(rules, new(this, rules, identities, quotients, memory, brevity), brevity);
        functions = new(this, rules, memory);
        indexed = new(this, memory, brevity);
    }

    /// <summary>Whether steps have made something of each other too often: then nothing new is begun.</summary>
    public bool IsDeepest => depth >= Deepest;

    /// <summary>The form of a node; of the same shape.</summary>
    public Expr Of(Expr node) => Spread.Over(FormOf(node), node.Shape);

    /// <summary>An expression with its holes filled.</summary>
    public Expr Filled(Template template, Bindings bindings) => template.Fill(bindings, (node, _) => Of(node));

    /// <summary>The form of an expression whose operands have none yet.</summary>
    public Expr Afresh(Expr expression) => Filled(new(expression), Bindings.None);

    /// <summary>The sum of terms; sums among them are flattened.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="fromSource">Whether the user wrote this sum, so that its order is to be kept.</param>
    public Expr Sum(IReadOnlyList<Expr> terms, bool fromSource = false)
    {
        if (IsDeepest) return Expr.Sum([.. terms]);
        using var level = Deeper();
        return sums.Of(terms, fromSource);
    }

    /// <summary>The product of factors.</summary>
    public Expr Product(params ReadOnlySpan<Factor> factors)
    {
        if (IsDeepest) return ProductForms.AsWritten(factors);
        using var level = Deeper();
        return products.Of(factors);
    }

    /// <summary>A term to which all rules for products were applied.</summary>
    public Expr Product(Term term)
    {
        if (IsDeepest) return TermWriter.Write(term);
        using var level = Deeper();
        return products.Of(term);
    }

    /// <summary>An operation that is neither a sum nor a product.</summary>
    public Expr Function(Expr node) => Bounded(functions.Of, node);

    /// <summary>A contraction, or a product with one among its factors.</summary>
    public Expr Indexed(Expr node) => Bounded(indexed.Of, node);

    /// <summary>A tensor; one made of unit vectors alone is written entry by entry.</summary>
    public Expr Listed(Expr value) => Bounded(indexed.Listed, value);

    private Expr FormOf(Expr node)
    {
        if (node.Args.IsEmpty) return node;
        if (Structure.IsIndexed(node)) return Indexed(node);
        if (node.Op.IsSum) return Sum(node.ArgArray());
        return node.Op.HasFactors(node) ? Product(node.Op.Factors(node)) : Function(Spread.Loosened(node));
    }

    private Expr Bounded(Func<Expr, Expr> form, Expr node)
    {
        if (IsDeepest) return node;
        using var level = Deeper();
        return form(node);
    }

    private Level Deeper()
    {
        depth++;
        return new(this);
    }

    private readonly ref struct Level(Forms forms)
    {
        public void Dispose() => forms.depth--;
    }
}
