using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>
/// The notation of MATLAB and of textbooks. Vectors are columns; in the graph they have one axis, and whether one lies as a row is known here
/// only. A product of one row and one column is a number.
/// </summary>
internal sealed class MatlabSigns : Signs
{
    private static readonly CallForm Ones = ShapedLike("ones", "v", FillOp.Ones);
    private static readonly CallForm Zeros = ShapedLike("zeros", "v", FillOp.Zeros);
    private static readonly CallForm Eye = new("eye", [CallParameter.Value("M")], call => IdentityLike(call.Value("M")));

    /// <inheritdoc/>
    public override Bound Apply(Syntax syntax, Bound[] operands) => syntax.Kind switch
    {
        SyntaxKind.LinearMultiply => Product(operands),
        SyntaxKind.LinearDivide => Quotient(operands[0], operands[1]),
        SyntaxKind.LinearPower => Power(operands[0], operands[1]),
        SyntaxKind.Transpose => Transposed(operands[0]),
        SyntaxKind.MatrixMultiply => throw new ShapeException("'@' is not a sign of this notation", "write '*'"),
        SyntaxKind.List => new(Elementwise(syntax, Nodes(operands))),
        _ => OfCall(Elementwise(syntax, Nodes(operands)), operands, isElementwise: true),
    };

    /// <inheritdoc/>
    public override Bound OfCall(Expr result, ReadOnlySpan<Bound> arguments, bool isElementwise)
    {
        var isRow = false;
        var first = default(Bound);
        foreach (var argument in arguments)
        {
            if (argument.Node.Shape.Rank == 0)
                continue;
            if (isElementwise && first is not null && (argument.IsRow != first.IsRow || !argument.Node.Shape.Equals(first.Node.Shape)))
                throw new ShapeException($"{Describe(first)} and {Describe(argument)} have different shapes", "entry by entry, shapes must be equal or one side a number");
            first ??= argument;
            isRow |= argument.IsRow;
        }
        return new(result) { IsRow = isRow && result.Shape.Rank == 1 };
    }

    /// <summary><c>ones(v)</c>, <c>zeros(v)</c> and <c>eye(M)</c> take the shape of a value unless they are given a number or a size.</summary>
    public override CallForm? Form(Syntax call, Func<Syntax, bool> isSize)
    {
        var isLike = call.Children is [{ Kind: not (SyntaxKind.Number or SyntaxKind.NamedArgument) } only] && !isSize(only);
        return (isLike ? call.Text switch { "ones" => Ones, "zeros" => Zeros, "eye" => Eye, _ => null } : null) ?? base.Form(call, isSize);
    }

    /// <summary>From the left; numbers multiply entry by entry, and a row of such products is one node.</summary>
    private static Bound Product(Bound[] factors)
    {
        var run = new List<Bound> { factors[0] };
        foreach (var factor in factors.AsSpan(1))
        {
            var isNumber = factor.Node.Shape.Rank == 0 || run.TrueForAll(other => other.Node.Shape.Rank == 0);
            if (isNumber)
                run.Add(factor);
            else
                run = [MatrixProduct(Joined(run), factor)];
        }
        return Joined(run);
    }

    private static Bound Joined(List<Bound> run) =>
        run is [var only] ? only : new(Expr.Product([.. run.Select(factor => factor.Node)])) { IsRow = run.Exists(factor => factor.IsRow) };

    private static Bound MatrixProduct(Bound left, Bound right) => (left.Side, right.Side) switch
    {
        (Side.Row or Side.Matrix, Side.Column or Side.Matrix) when left.Node.Shape.Axes[^1] != right.Node.Shape.Axes[0] => throw Unfit(left, right, "the inner lengths must be equal"),
        (Side.Row, Side.Column) or (Side.Matrix, Side.Column) or (Side.Matrix, Side.Matrix) => new(Contraction.MatMul(left.Node, right.Node)),
        (Side.Row, Side.Matrix) => new(Contraction.MatMul(left.Node, right.Node)) { IsRow = true },
        (Side.Column, Side.Row) => new(Contraction.Outer(left.Node, right.Node)),
        (Side.Column, Side.Column) => throw Unfit(left, right, "write x'*y for the inner product, x*y' for the outer one, x.*y entry by entry"),
        _ => throw Unfit(left, right, null),
    };

    private static Bound Quotient(Bound left, Bound right) => right.Node.Shape.Rank == 0
        ? new(left.Node / right.Node) { IsRow = left.IsRow }
        : throw new ShapeException($"'/' divides by a number, not by {Describe(right)}", right.Side == Side.Matrix ? "write A*inv(B), or A./B entry by entry" : "write ./ entry by entry");

    private static Bound Power(Bound left, Bound right)
    {
        if (left.Side == Side.Number && right.Side == Side.Number)
            return new(Expr.Pow(left.Node, right.Node));
        if (left.Side != Side.Matrix || right.Node.Literal?.AsInt32 is not { } exponent)
            throw new ShapeException($"'^' takes {Describe(left)} to the power {Describe(right)}", "a square matrix has powers with a whole number; write .^ entry by entry");
        if (left.Node.Shape.Axes[0] != left.Node.Shape.Axes[1])
            throw new ShapeException($"only a square matrix has powers, not {Describe(left)}", "write .^ entry by entry");
        return new(MatrixPower(left.Node, exponent));
    }

    /// <summary>By squaring, so that a large exponent gives few nodes.</summary>
    private static Expr MatrixPower(Expr matrix, int exponent)
    {
        if (exponent == 0)
            return Contraction.Eye(Shape.Of(matrix.Shape.Axes[0]));
        var square = exponent < 0 ? Inverse(matrix) : matrix;
        Expr? result = null;
        for (var rest = Math.Abs((long)exponent); rest > 0; rest /= 2)
        {
            if (rest % 2 == 1)
                result = result is null ? square : Contraction.MatMul(result, square);
            if (rest > 1)
                square = Contraction.MatMul(square, square);
        }
        return result!;
    }

    private static Expr Inverse(Expr matrix) => CallForms.Find("inv") is { } inverse
        ? inverse.Build(new CallArguments(new Dictionary<string, object> { [inverse.Parameters[0].Name] = matrix }))
        : throw new ShapeException("a matrix power needs an exponent from 0 on");

    private static Bound Transposed(Bound operand) => operand.Node.Shape.Rank switch
    {
        0 => operand,
        1 => operand with { IsRow = !operand.IsRow },
        _ => new(Contraction.Transpose(operand.Node)),
    };

    private static CallForm ShapedLike(string name, string parameter, Func<Shape, Expr> fill) =>
        new(name, [CallParameter.Value(parameter)], call => fill(call.Value(parameter).Shape));

    private static Expr IdentityLike(Expr matrix) => matrix.Shape.Rank == 2 && matrix.Shape.Axes[0] == matrix.Shape.Axes[1]
        ? Contraction.Eye(Shape.Of(matrix.Shape.Axes[0]))
        : throw new ShapeException($"eye takes a size or a square matrix, not {Contraction.Describe(matrix)}");

    private static ShapeException Unfit(Bound left, Bound right, string? hint) => new($"'*' cannot multiply {Describe(left)} by {Describe(right)}", hint);

    private static string Describe(Bound value) => value.Side switch
    {
        Side.Row => $"a row {value.Node.Shape}",
        Side.Column => $"a column {value.Node.Shape}",
        _ => Contraction.Describe(value.Node),
    };
}
