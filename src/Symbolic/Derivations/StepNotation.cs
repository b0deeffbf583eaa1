using SymDiff.Ops;
using SymDiff.Printing;
using SymDiff.Simplification;

namespace SymDiff.Derivations;

/// <summary>
/// Writes the nodes of a derivation. What has a name is a symbol, so that only the step itself is spelled out; contractions that a sweep made are written as
/// products of matrices and entries, <c>g*ones(n)</c> and <c>W' @ g</c> for <c>einsum(",a->a", g, ones(n))</c> and <c>g @ W</c>.
/// </summary>
/// <param name="notation">Text or LaTeX.</param>
internal sealed class StepNotation(PrintOptions notation)
{
    private const int Longest = 2000;

    private readonly Layout layout = notation.Layout(new Dictionary<Expr, string>());

    /// <summary>A name as the notation writes it.</summary>
    public string Name(string name) => layout.Name(name);

    /// <summary>A node as it is.</summary>
    public string Written(Expr node, Func<Expr, string?> nameOf) => Spelled(Named(node, nameOf, form => form));

    /// <summary>A node in the notation of matrices.</summary>
    public string InMatrices(Expr node, Func<Expr, string?> nameOf) => Spelled(Broadcasting(Named(node, nameOf, Readable), mayShrink: false));

    /// <summary>The name of a node, or the node in the notation of matrices.</summary>
    public string Operand(Expr node, Func<Expr, string?> nameOf) => nameOf(node) is { } name ? Name(name) : InMatrices(node, nameOf);

    /// <summary>One side of a rewrite: a value that is only spread over axes is written once. Null if the text is longer than allowed.</summary>
    public string? Side(Expr node, Func<Expr, string?> nameOf, int longest) => layout.Write(Loose(node, nameOf), longest);

    /// <inheritdoc cref="Side(Expr, Func{Expr, string}, int)"/>
    public string Side(Expr node, Func<Expr, string?> nameOf) => Spelled(Loose(node, nameOf));

    /// <summary>Whether two values differ in more than their notation and the axes over which they are spread.</summary>
    public static bool AreDifferent(Expr before, Expr after, Func<Expr, string?> nameOf) => Spread.WithoutOnes(Loose(before, nameOf)) != Spread.WithoutOnes(Loose(after, nameOf));

    private static Expr Loose(Expr node, Func<Expr, string?> nameOf) => Broadcasting(Named(node, nameOf, Readable), mayShrink: true);

    /// <summary>A long node has definitions in front, so that nothing is written twice.</summary>
    private string Spelled(Expr node) => layout.Write(node, Longest) ??
         string.Join("; ", Printer.Print(node, notation).All.Select(line => line.Name is null ? line.Text : $"{line.Name} = {line.Text}"));

    /// <summary>The node with symbols in the place of operands that have a name.</summary>
    private static Expr Named(Expr root, Func<Expr, string?> nameOf, Func<Expr, Expr> form)
    {
        var images = new NodeMap<Expr>();
        foreach (var node in Traversal.PostOrder(root, node => IsSymbol(node) ? [] : node.ArgList))
            images[node] = IsSymbol(node) ? Expr.Symbol(nameOf(node)!, node.Shape) : node.Args.IsEmpty ? node : form(Traversal.WithMappedArgs(node, images));
        return images[root];

        bool IsSymbol(Expr node) => node != root && nameOf(node) is not null;
    }

    /// <summary>A contraction as products of matrices, where its own notation is indices, a row times a matrix, or longer.</summary>
    private static Expr Readable(Expr node)
    {
        if (node.Op is not ContractOp) return node;
        var (spelling, form) = (node.Op.SpellingOf(node)!, AsMatrices(node));
        return spelling.HasIndices || spelling.Notation.Symbol == "@" || Traversal.PostOrder(form).Count < Traversal.PostOrder(node).Count ? form : node;
    }

    /// <summary>Entrywise operations without the ones over which their operands broadcast anyway.</summary>
    private static Expr Broadcasting(Expr root, bool mayShrink)
    {
        var (images, loose) = (new NodeMap<Expr>(), new NodeMap<Expr>());
        foreach (var node in Traversal.PostOrder(root))
        {
            var exact = node.Args.IsEmpty ? node : Traversal.WithMappedArgs(node, images);
            var free = node.Op.IsEntrywise && !node.Args.IsEmpty ? Spread.Loosened(Traversal.WithMappedArgs(node, loose)) : exact;
            (loose[node], images[node]) = (free, free.Shape.Equals(node.Shape) ? free : exact);
        }
        return mayShrink ? loose[root] : images[root];
    }

    private static Expr AsMatrices(Expr node)
    {
        if (new IndexedReader(factor => factor != node).Read(node) is not { } term) return node;
        var written = new SeriesParallel(term, factors => Expr.Product([.. factors.Select(Power)]), sum => sum, _ => false).Write();
        return written.Shape.Equals(node.Shape) ? written : written * FillOp.Ones(node.Shape);
    }

    private static Expr Power(Factor factor) => factor.Exponent.IsOne ? factor.Base : Expr.Pow(factor.Base, Expr.Constant(factor.Exponent));
}
