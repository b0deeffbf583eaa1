using SymDiff.Differentiation;

namespace SymDiff.Binding;

/// <summary>A derivative as an expression: <c>grad(E, x)</c> and its relatives, expanded while binding.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Parameters">What its arguments are called.</param>
/// <param name="Order">How often it differentiates.</param>
/// <param name="Expand">The derivative.</param>
internal sealed record DerivativeForm(string Name, string[] Parameters, int Order, Func<Expr[], Expr> Expand)
{
    /// <summary>All forms. A Jacobian of a scalar is its gradient; axes of the result come before those of the variable.</summary>
    public static IReadOnlyList<DerivativeForm> All => Forms;

    private static readonly DerivativeForm[] Forms =
    [
        new("grad", ["E", "x"], 1, args => Differentiator.Gradient(args[0], [args[1]])[0]),
        new("jacobian", ["F", "x"], 1, args => Differentiator.Jacobian(args[0], [args[1]])[0]),
        new("hessian", ["E", "x"], 2, args => Differentiator.Jacobian(Differentiator.Gradient(args[0], [args[1]])[0], [args[1]])[0]),
        new("jvp", ["F", "x", "v"], 1, args => AlongTangent(args[0], args[1], args[2])),
    ];

    /// <summary>The form of this name, or null.</summary>
    public static DerivativeForm? Find(string name)
    {
        foreach (var form in Forms) if (form.Name == name) return form;
        return null;
    }

    /// <summary>The derivative by a variable times a tangent of its shape; of scalars a plain product.</summary>
    private static Expr AlongTangent(Expr output, Expr variable, Expr tangent) =>
        !tangent.Shape.Equals(variable.Shape) ? throw new ShapeException($"jvp: the tangent has the shape {tangent.Shape}, the variable {variable.Shape}")
        : output.Shape.Rank + variable.Shape.Rank == 0 ? Differentiator.Gradient(output, [variable])[0] * tangent
        : Differentiator.JacobianVectorProduct(output, [variable], [tangent]);
}
