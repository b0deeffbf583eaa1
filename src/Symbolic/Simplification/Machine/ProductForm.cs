using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The machine's form of products of tensors. An outer product, a diagonal, a tensor with scaled rows stays a product of factors with indices through everything that is
/// linear in it, so that sums, masks and contractions are made of the factor that they concern: an identity matrix is never multiplied, and a sweep along a Jacobian carries
/// the axes alone on which it depends. What is left is contracted in an order that is planned for the sizes at hand. Only zeros are left out of sums.
/// </summary>
internal sealed class ProductForm
{
    private const int MostFactors = 8;

    private readonly NodeMap<Expr> images = [];
    private readonly NodeMap<Product> products = [];
    private readonly TotalNodes total = new();

    private ProductForm()
    {
    }

    /// <summary>The graph in this form.</summary>
    public static Expr[] Apply(params ReadOnlySpan<Expr> roots)
    {
        var form = new ProductForm();
        foreach (var node in Traversal.PostOrder(roots)) form.Take(node);
        return Traversal.Images(roots, form.images);
    }

    private void Take(Expr node)
    {
        images[node] = Traversal.WithMappedArgs(node, images);
        if (IsProduct(node)) TakeProduct(node);
        else if (node.Shape.Rank < 2 || !node.ArgList.Any(products.ContainsKey)) return;
        else if (node.Op.IsSum) Keep(node, FactorSteps.Sum(node.Shape, [.. node.ArgList.Select(TermOf)]));
        else if (Selection.SplitMask(node) is (_, var value) && products.TryGetValue(value, out var product) && Selection.SplitMask(images[node]) is (var mask, _))
            Keep(node, FactorSteps.Masked(mask, product.Term, total.Contains));
    }

    /// <summary>Operands are read as products if one of them is an outer product, or where a matrix meets itself.</summary>
    private void TakeProduct(Expr node)
    {
        if (Read(node, _ => true) is not { } whole) return;
        var isOuter = node.ArgList.Any(arg => products.TryGetValue(arg, out var product) && product.IsOuter);
        var term = !whole.Summed.Any() ? whole : Read(node, product => product.IsOuter);
        if (!isOuter && term != whole && FactorGroups.Of(whole) is var grouped && FactorGroups.IsSquare(grouped) && node.ArgList.Any(products.ContainsKey)) Write(node, grouped);
        else if (term is not null)
        {
            var apart = FactorGroups.Apart(term);
            if (isOuter) Write(node, apart);
            Keep(node, apart);
        }
    }

    private IndexedTerm? Read(Expr node, Predicate<Product> isRead)
    {
        var read = new HashSet<Expr>();
        var args = Array.ConvertAll(node.ArgArray(), arg =>
        {
            if (!products.TryGetValue(arg, out var product) || !isRead(product)) return images[arg];
            read.Add(product.Value);
            return product.Value;
        });
        return new IndexedReader(factor => !read.Contains(factor) && !Contraction.IsRearrangement(factor)).Read(node.WithArgs(args));
    }

    private IndexedTerm TermOf(Expr node) =>
        products.TryGetValue(node, out var product) ? product.Term
        : new(Number.One, [new(images[node], Number.One, Contraction.First(node.Shape.Rank))], Contraction.First(node.Shape.Rank), node.Shape.Axes.ToArray());

    private void Write(Expr node, IndexedTerm term)
    {
        if (Written(term) is var value && value.Shape.Equals(node.Shape)) images[node] = value;
    }

    /// <summary>The value of a term. A number is multiplied where there are the fewest entries; two equal factors stay equal.</summary>
    private static Expr Written(IndexedTerm term)
    {
        var (numbers, others) = (term.Factors.Where(factor => factor.Indices.IsEmpty), term.Factors.Where(factor => !factor.Indices.IsEmpty).ToList());
        var number = Expr.Product([Expr.Constant(term.Coefficient), .. numbers.Select(factor => factor.Value)]);
        if (number.Literal is not { IsOne: true } && others.Count > 0)
        {
            var least = others.Index().MinBy(other => other.Item.Indices.Length);
            if (least.Item.Indices.Length < 2 || !others.Exists(other => other != least.Item && other.Value == least.Item.Value))
                (others[least.Index], number) = (new(FactorSteps.Scaled(number, least.Item.Value), Number.One, least.Item.Indices), 1);
        }
        return FactorSteps.Scaled(number, new IndexedTerm(Number.One, [.. others], term.Output, term.Dimensions).ToExpr());
    }

    /// <summary>The term as one contraction without a number in front, which can be read further.</summary>
    private static Expr Readable(IndexedTerm term) =>
        (term with { Coefficient = Number.One, Factors = term.Coefficient.IsOne ? term.Factors : term.Factors.Add(new(Expr.Constant(term.Coefficient), Number.One, [])) }).ToExpr();

    private void Keep(Expr node, IndexedTerm? term)
    {
        if (term is null || node.Shape.Rank < 2 || !term.Shape.Equals(node.Shape) || term.Coefficient.IsZero || term.Factors.Length > MostFactors) return;
        if (FactorGroups.IsOuter(term) is var isOuter && (isOuter || FactorGroups.IsScaled(term))) products[node] = new(term, Readable(term), isOuter);
    }

    private static bool IsProduct(Expr node) => node.Op is ContractOp || node.Op.HasFactors(node);

    /// <summary>What a node is the product of.</summary>
    /// <param name="Term">The factors; none of their indices is summed.</param>
    /// <param name="Value">The product of them.</param>
    /// <param name="IsOuter">Whether they have indices apart, or the value is 0 off a diagonal.</param>
    private sealed record Product(IndexedTerm Term, Expr Value, bool IsOuter);
}
