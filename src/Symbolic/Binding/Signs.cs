using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>What the operator signs of a notation mean.</summary>
internal abstract class Signs
{
    private static readonly Signs Standard = new StandardSigns(), Matlab = new MatlabSigns();

    /// <summary>The signs of a notation.</summary>
    public static Signs Of(Dialect dialect) => dialect == Dialect.Matlab ? Matlab : Standard;

    /// <summary>The value that a sign makes of its operands; its order of differentiation is left out.</summary>
    /// <exception cref="ShapeException">The operands' shapes do not fit.</exception>
    public abstract Bound Apply(Syntax syntax, Bound[] operands);

    /// <summary>A call's result, given its arguments.</summary>
    /// <param name="result">The result.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="isElementwise">Whether the function works entry by entry.</param>
    /// <exception cref="ShapeException">The arguments lie across each other.</exception>
    public abstract Bound OfCall(Expr result, ReadOnlySpan<Bound> arguments, bool isElementwise);

    /// <summary>The function that is called by this name with shapes, sizes or axes as arguments; null if there is none.</summary>
    public virtual CallForm? Form(Syntax call, Func<Syntax, bool> isSize) => CallForms.Find(call.Text);

    /// <summary><c>f(f(a, b), c)</c> for an operator of two operands.</summary>
    public static Expr FoldLeft(Op op, Expr[] operands) => operands.Aggregate((left, right) => op.Apply(left, right));

    /// <summary>The nodes of values.</summary>
    public static Expr[] Nodes(Bound[] values) => Array.ConvertAll(values, value => value.Node);

    /// <summary>The signs that work entry by entry, in every notation.</summary>
    protected static Expr Elementwise(Syntax syntax, Expr[] operands) => syntax.Kind switch
    {
        SyntaxKind.Add => Expr.Sum(operands),
        SyntaxKind.Multiply => Expr.Product(operands),
        SyntaxKind.And => FoldLeft(Logic.And, operands),
        SyntaxKind.Or => FoldLeft(Logic.Or, operands),
        SyntaxKind.Negate => Arithmetic.Negate.Apply(operands),
        SyntaxKind.Divide => Arithmetic.Divide.Apply(operands),
        SyntaxKind.Power => Arithmetic.Power.Apply(operands),
        SyntaxKind.Not => Logic.Not.Apply(operands),
        SyntaxKind.Compare => Registry.Find(syntax.Text)!.Apply(operands),
        SyntaxKind.List => StackOp.First(operands),
        var kind => throw new ArgumentException($"{kind} is not an operator sign", nameof(syntax)),
    };
}

/// <summary>The language's own notation: <c>*</c> is elementwise, <c>@</c> the product of matrices.</summary>
internal sealed class StandardSigns : Signs
{
    /// <inheritdoc/>
    public override Bound Apply(Syntax syntax, Bound[] operands) => new(syntax.Kind switch
    {
        SyntaxKind.MatrixMultiply => Contraction.MatMul(operands[0].Node, operands[1].Node),
        SyntaxKind.Transpose => Contraction.Transpose(operands[0].Node),
        _ => Elementwise(syntax, Nodes(operands)),
    });

    /// <inheritdoc/>
    public override Bound OfCall(Expr result, ReadOnlySpan<Bound> arguments, bool isElementwise) => new(result);
}
