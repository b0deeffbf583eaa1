using SymDiff.Differentiation;

namespace SymDiff.Binding;

/// <summary>A derivative as an expression: <c>grad(E, x)</c> and its relatives, expanded while binding.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Parameters">What its arguments are called.</param>
/// <param name="Order">How often it differentiates.</param>
internal sealed record DerivativeForm(string Name, string[] Parameters, int Order)
{
    /// <summary>All forms. A Jacobian of a scalar is its gradient.</summary>
    public static IReadOnlyList<DerivativeForm> All { get; } =
    [
        new("grad", ["E", "x"], 1), new("jacobian", ["F", "x"], 1), new("hessian", ["E", "x"], 2), new("jvp", ["F", "x", "v"], 1),
    ];

    /// <summary>The form of this name, or null.</summary>
    public static DerivativeForm? Find(string name) => All.FirstOrDefault(form => form.Name == name);

    /// <summary>The derivative of the first argument by the second, times the third if there is one.</summary>
    public Expr Expand(ReadOnlySpan<Expr> args)
    {
        var result = args[0];
        for (var order = 0; order < Order; order++)
            result = Differentiator.Gradient(result, [args[1]])[0];
        return args.Length > 2 ? result * args[2] : result;
    }
}
