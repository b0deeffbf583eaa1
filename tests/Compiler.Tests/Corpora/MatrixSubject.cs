using SymDiff.Differentiation;
using SymDiff.Simplification;
using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>What the program makes of an expression of matrix calculus.</summary>
internal sealed class MatrixSubject
{
    private readonly BindingOptions reading;
    private readonly Expr[] inputs;
    private readonly Expr value, variable;

    public MatrixSubject(MatrixItem item, string[] declarations)
    {
        reading = new() { Declarations = declarations };
        var model = Read(item.Expr);
        (value, variable) = (model.Output, model.Variable(item.Wrt));
        inputs = [.. item.Symbols.Keys.Select(model.Variable)];
        Shown = Derivatives.Jacobian(value, [variable]).Roots[0];
    }

    /// <summary>The derivative in the form that people read.</summary>
    public Expr Shown { get; }

    /// <summary>The derivative read back from its text.</summary>
    public Expr ReadBack => Model.Parse(Shown.ToString(), reading).Output;

    /// <summary>Value and derivative as the machine computes them, and if wanted the derivative's derivative.</summary>
    public TensorFunction Machine(bool withSecond)
    {
        var stable = Pipelines.Stabilize(SimplifyOptions.Default, value)[0];
        var first = Differentiator.Jacobian(stable, [variable])[0];
        Expr[] second = withSecond ? Differentiator.Jacobian(first, [variable]) : [];
        return TensorFunction.OfMachineForm(MachineGraphs.TensorValues([stable, first, .. second]), inputs);
    }

    /// <summary>Another text over the same symbols.</summary>
    public Model Read(string text) => Model.Parse(text, reading with { Syntax = Dialect.Matlab });

    /// <summary>Values of expressions over the symbols.</summary>
    public TensorFunction Compile(params Expr[] roots) => TensorFunction.Compile(roots, inputs);
}
