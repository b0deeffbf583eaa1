using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Syntax to sizes: <c>n</c>, <c>2*n + 1</c>, <c>floor(n/2)</c>.</summary>
/// <param name="nameOf">The size that a name stands for.</param>
/// <param name="text">The text that spans refer to.</param>
internal sealed class Sizes(Func<Syntax, Dimension> nameOf, string text)
{
    /// <summary>The size that is written.</summary>
    /// <exception cref="SymDiffException">It is none.</exception>
    public Dimension Read(Syntax syntax)
    {
        try
        {
            return SyntaxWalk.Fold<Quotient>(syntax, Combine).Whole ?? throw BindingFaults.Size(text, syntax, "write floor(a/b)");
        }
        catch (ShapeException error)
        {
            throw BindingFaults.Shape(text, syntax.Span, error);
        }
    }

    /// <summary>The length of an axis: at least 1 if it is a number.</summary>
    /// <exception cref="SymDiffException">It is none.</exception>
    public Dimension ReadLength(Syntax syntax)
    {
        var length = Read(syntax);
        return length.Literal is < 1 ? throw BindingFaults.EmptyAxis(text, syntax, length) : length;
    }

    /// <summary>The size that an expression of sizes and whole numbers is; null for any other.</summary>
    public static Dimension? Of(Expr expr)
    {
        var sizes = new Dictionary<Expr, Dimension?>();
        foreach (var node in Traversal.PostOrder(expr))
            sizes[node] = Of(node, sizes);
        return sizes[expr];
    }

    private static Dimension? Of(Expr node, Dictionary<Expr, Dimension?> sizes)
    {
        if (node.Literal is { } literal)
            return literal.AsInt32;
        if (node.Op is SizeOp size)
            return size.Name;
        var args = node.ArgList.Select(arg => sizes[arg]).ToList();
        if (args.Count == 0 || args.Contains(null))
            return null;
        return node.Op == Arithmetic.Add ? args.Aggregate((a, b) => a! + b!)
            : node.Op == Arithmetic.Multiply ? args.Aggregate((a, b) => a! * b!)
            : node.Op == Arithmetic.Negate ? args[0]! * -1
            : null;
    }

    private Quotient Combine(Syntax syntax, Quotient[] parts) => syntax.Kind switch
    {
        SyntaxKind.Number => new(Number.Parse(syntax.Text) is { IsInteger: true } number && number.Numerator <= long.MaxValue ? (long)number.Numerator : throw BindingFaults.Size(text, syntax)),
        SyntaxKind.Name => new(nameOf(syntax)),
        SyntaxKind.Add => new(Whole(syntax, parts).Aggregate((a, b) => a + b)),
        SyntaxKind.Negate => new(Whole(syntax, parts)[0] * -1),
        SyntaxKind.Multiply or SyntaxKind.LinearMultiply => new(Whole(syntax, parts).Aggregate((a, b) => a * b)),
        SyntaxKind.Divide or SyntaxKind.LinearDivide => new(Whole(syntax, parts)[0], parts[1].Dividend),
        SyntaxKind.Call when syntax.Text == "floor" && parts is [{ } only] => new(only.Floor),
        _ => throw BindingFaults.Size(text, syntax),
    };

    private Dimension[] Whole(Syntax parent, Quotient[] parts) =>
        [.. parts.Select((part, i) => part.Whole ?? throw BindingFaults.Size(text, parent.Children[i], "write floor(a/b)"))];

    /// <summary>A size, or a quotient of sizes that still needs its floor.</summary>
    private readonly record struct Quotient(Dimension Dividend, Dimension? Divisor = null)
    {
        public Dimension? Whole => Divisor is null ? Dividend : null;

        public Dimension Floor => Divisor is null ? Dividend : Dimension.FloorDivide(Dividend, Divisor);
    }
}
