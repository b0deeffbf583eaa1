using System.Globalization;
using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>
/// Proves tensors equal for every size: operators are replaced by what they are defined by, exponentials of sums become products, whatever else is no sum, product or
/// contraction becomes a stand-in that is named after its operator and the forms of its arguments; then both sides are multiplied out.
/// </summary>
/// <param name="isSymmetric">Whether a matrix is its own transpose.</param>
internal sealed class TensorForms(Func<Expr, bool> isSymmetric)
{
    private static readonly Lazy<RuleIndex> Definitions = new(() => new(DefiningRules.ForTensors));

    private const char Mark = '\u0003';

    private readonly Dictionary<Expr, Expr> meanings = [];
    private readonly Dictionary<Expr, Expr> inverses = [];
    private readonly Dictionary<Expr, Expr> originals = [];
    private readonly NodeMap<Expr> images = [];

    /// <summary>Whether the forms agree; false if they differ or are too large.</summary>
    public static bool AreEqual(Expr left, Expr right, Func<Expr, bool> isSymmetric)
    {
        try
        {
            var forms = new TensorForms(isSymmetric);
            return forms.KeyOf(forms.Image(left)) == forms.KeyOf(forms.Image(right));
        }
        catch (BudgetException)
        {
            return false;
        }
    }

    /// <summary>Both sides with all operators replaced by what they are defined by, and the sum of products that both are; null if the forms differ or are too large.</summary>
    public static (Expr Left, Expr Common, Expr Right)? Common(Expr left, Expr right, Func<Expr, bool> isSymmetric)
    {
        try
        {
            var forms = new TensorForms(isSymmetric);
            var image = forms.Image(left);
            return forms.KeyOf(image) == forms.KeyOf(forms.Image(right)) ? (Defined(left), forms.Written(image), Defined(right)) : null;
        }
        catch (BudgetException)
        {
            return null;
        }
    }

    /// <summary>The sum of products, with everything in the place of what stands for it.</summary>
    private Expr Written(Expr image)
    {
        var value = Expr.Sum([.. Polynomial(image).Terms.Select(part => TermWriter.Write(part.Coefficient, Written(part.Term with { Coefficient = Number.One }, image.Shape)))]);
        for (var before = image; before != value;)
            (before, value) = (value, Traversal.Map([value], node => originals.GetValueOrDefault(node) ?? meanings.GetValueOrDefault(node) ?? node)[value]);
        return value;
    }

    private Expr Written(IndexedTerm term, Shape shape) =>
        Contraction.BroadcastTo(new SeriesParallel(term, factors => TermWriter.Write(new(Number.One, Monomial.Of([.. factors]))), sum => sum, isSymmetric).Write(), shape);

    private string KeyOf(Expr image) => Polynomial(image).Key;

    private IndexedPolynomial Polynomial(Expr image) => IndexedPolynomial.Of(image, meanings.GetValueOrDefault, inverses.GetValueOrDefault);

    private Expr Image(Expr root)
    {
        var defined = Defined(root);
        foreach (var node in Traversal.PostOrder(defined))
            if (!images.ContainsKey(node)) images[node] = Form(node);
        return images[defined];
    }

    /// <summary>Every operator that is defined by simpler ones replaced by them.</summary>
    private static Expr Defined(Expr root) =>
        new MachineForm(Definitions.Value, SimplifyOptions.Default).Apply([Traversal.Map([root], node => node.Op.Definition(node) ?? node)[root]])[0];

    private Expr Form(Expr node)
    {
        if (node.Args.IsEmpty) return isSymmetric(node) ? (node + Contraction.Transpose(node)) / 2 : node;
        if (node.Op.HasFactors(node)) return Expr.Product([.. node.Op.Factors(node).Select(factor => Power(images.GetValueOrDefault(factor.Base, factor.Base), factor.Exponent))]);
        var mapped = Traversal.WithMappedArgs(node, images);
        if (mapped.Op.IsAlgebraic(mapped) || mapped.Op is StackOp) return mapped;
        if (mapped.Op.IsEntrywise && mapped.ArgList.Any(arg => arg.Op is StackOp) && Entries(mapped) is { } list) return list;
        if (Exponential.ExponentOf(mapped) is { } exponent) return Exponent(exponent);
        if (mapped.Op is SquareMatrixOp square && Turned(square, mapped.Args[0]) is { } turned) return turned;
        return Named(mapped);
    }

    /// <summary>Of a matrix and its transpose, that with the lesser key stands for both; of a symmetric one, the value is symmetric too.</summary>
    private Expr? Turned(SquareMatrixOp op, Expr matrix)
    {
        var transpose = Contraction.Transpose(matrix);
        var order = string.CompareOrdinal(KeyOf(transpose), KeyOf(matrix));
        if (order > 0) return null;
        var value = Named(op.Apply(transpose));
        return op.OfTransposed(value) is not { } turned ? null : order < 0 ? turned : (value + turned) / 2;
    }

    private Expr Named(Expr mapped)
    {
        var standIn = StandIn($"{mapped.Op.Key}({string.Join("; ", mapped.ArgList.Select(arg => $"{arg.Shape}{KeyOf(arg)}"))})", mapped.Shape);
        originals[standIn] = mapped;
        if (mapped.Op is InverseOp) inverses[standIn] = mapped.Args[0];
        return standIn;
    }

    /// <summary>An entrywise function of lists is a list of its values.</summary>
    private Expr? Entries(Expr node)
    {
        var lists = node.ArgList.Where(arg => arg.Op is StackOp).ToList();
        if (node.ArgList.Any(arg => arg.Shape.Rank > 0 && (!arg.Shape.Equals(node.Shape) || !arg.Op.Equals(lists[0].Op)))) return null;
        return lists[0].Op.Apply([.. Enumerable.Range(0, lists[0].Args.Length).Select(place => Entry(node, place))]);
    }

    private Expr Entry(Expr node, int place)
    {
        var entry = node.Op.Apply([.. node.ArgList.Select(arg => arg.Op is StackOp ? arg.Args[place] : arg)]);
        foreach (var arg in entry.Args)
            if (!images.ContainsKey(arg)) images[arg] = arg;
        return images[entry] = Form(entry);
    }

    /// <summary>exp(a + 2*b) is exp(a)*exp(b)^2.</summary>
    private Expr Exponent(Expr exponent)
    {
        var factors = new List<Expr> { FillOp.Ones(exponent.Shape) };
        foreach (var (coefficient, term) in Polynomial(exponent).Terms)
        {
            var (whole, rest) = coefficient.IsInteger ? (coefficient, Number.One) : (Number.One, coefficient);
            var argument = Contraction.BroadcastTo((term with { Coefficient = rest }).ToExpr(), exponent.Shape);
            factors.Add(Expr.Pow(Unspread(argument), Expr.Constant(whole)));
        }
        return Expr.Product([.. factors]);
    }

    /// <summary>The exponential of a value; of one that is the same everywhere, that of the number.</summary>
    private Expr Unspread(Expr argument)
    {
        var term = new IndexedReader(_ => false).Read(argument) ?? throw new BudgetException();
        var value = term.Factors.All(factor => !factor.Indices.Any(term.Output.Contains)) ? (term with { Output = [] }).ToExpr() : argument;
        var standIn = StandIn($"exp({value.Shape}{KeyOf(value)})", value.Shape);
        originals[standIn] = Exponential.Exp[value];
        return standIn;
    }

    /// <summary>A power of a product is the product of powers, if the exponent is whole; of anything that is no single product, a power of what stands for it.</summary>
    private Expr Power(Expr value, Number exponent)
    {
        if (value.Literal is not null || value.Op.HasFactors(value) && exponent.IsInteger || (exponent.IsInteger && exponent.Sign > 0)
            || (!value.Op.IsAlgebraic(value) && value.Op is not StackOp)) return Raised(value, exponent);
        var form = Polynomial(value);
        if (form.Terms.Count == 0) throw new BudgetException();
        if (form.Terms is [var (coefficient, only)] && exponent.IsInteger)
            return Raised(Expr.Constant(coefficient), exponent) * Raised(Apart(only with { Coefficient = Number.One }), exponent);
        return Raised(Meaning(value, form.Key), exponent);
    }

    private static Expr Raised(Expr value, Number exponent) => exponent.IsOne ? value : Expr.Pow(value, Expr.Constant(exponent));

    /// <summary>The parts of a product that share no summed index, each sum standing for itself.</summary>
    private Expr Apart(IndexedTerm term)
    {
        var summed = term.Summed.ToHashSet();
        var free = term.Factors.Where(factor => !factor.Indices.Any(summed.Contains)).ToList();
        var bound = term.Factors.Except(free).ToList();
        if (bound.Count == 0) return (term with { Factors = [.. free] }).ToExpr();
        var indices = term.Output.Distinct().Where(index => bound.Exists(factor => factor.Indices.Contains(index))).ToList();
        var sum = (term with { Factors = [.. bound], Output = [.. indices] }).ToExpr();
        return (term with { Factors = [.. free, new(Meaning(sum, KeyOf(sum)), Number.One, [.. indices])] }).ToExpr();
    }

    private Expr Meaning(Expr value, string key)
    {
        var standIn = StandIn(key, value.Shape);
        meanings[standIn] = value;
        return standIn;
    }

    private static Expr StandIn(string key, Shape shape)
    {
        var hash = ContentHash.Of(key);
        return Expr.Symbol(string.Create(CultureInfo.InvariantCulture, $"{Mark}{hash.High:x}{hash.Low:x}"), shape);
    }
}
