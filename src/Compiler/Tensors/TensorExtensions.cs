using SymDiff.Compiling;

namespace SymDiff;

/// <summary>Turns expressions and models with tensors into functions.</summary>
public static class TensorExtensions
{
    /// <summary>Compiles values of a model, such as a loss and its gradient, to one function of the model's inputs and parameters.</summary>
    /// <param name="model">Declares the inputs.</param>
    /// <param name="outputs">Expressions over the model's variables.</param>
    /// <exception cref="SymDiffException">A variable has another shape in the model (SD3022), or a function has no value (SD3001).</exception>
    public static TensorFunction Compile(this Model model, params ReadOnlySpan<Expr> outputs) => model.Compile(FunctionBindings.None, outputs);

    /// <inheritdoc cref="Compile(Model, ReadOnlySpan{Expr})"/>
    /// <param name="model">Declares the inputs.</param>
    /// <param name="functions">Values of the functions that the model only names.</param>
    /// <param name="outputs">Expressions over the model's variables.</param>
    public static TensorFunction Compile(this Model model, FunctionBindings functions, params ReadOnlySpan<Expr> outputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        Expr[] roots = outputs.ToArray();
        return TensorFunction.Compile(roots, Inputs(model, roots), functions);
    }

    /// <summary>
    /// Compiles a value of a model together with its gradient: output 0 is the value, the others are the partial derivatives in the order asked for.
    /// </summary>
    /// <param name="model">Declares the inputs.</param>
    /// <param name="of">Name of a scalar definition.</param>
    /// <param name="wrt">Names of variables.</param>
    /// <exception cref="SymDiffException">The model has no such name, or a function has no value (SD3001).</exception>
    /// <exception cref="ArgumentException">A name is that of a definition, or the value is not a scalar.</exception>
    public static TensorFunction CompileValueAndGradient(this Model model, string of, params ReadOnlySpan<string> wrt)
    {
        ArgumentNullException.ThrowIfNull(model);
        var variables = new Expr[wrt.Length];
        for (var i = 0; i < variables.Length; i++) variables[i] = VariableOf(model, wrt[i]);
        var roots = MachineGraphs.TensorValueAndGradient(model[of], variables);
        return TensorFunction.OfMachineForm(roots, Inputs(model, [model[of]]));
    }

    /// <summary>The value at a point, interpreted: for single evaluations.</summary>
    /// <param name="expression">An expression.</param>
    /// <param name="at">A value for each variable; others are ignored.</param>
    /// <param name="functions">Values of the functions that the expression only names.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3013) or has a wrong shape (SD3015, SD3016), or a function has no value (SD3001).</exception>
    public static Tensor Evaluate(this Expr expression, IReadOnlyDictionary<string, Tensor> at, FunctionBindings? functions = null) =>
        TensorFunction.Compile([expression], functions: functions).Evaluate(at)[0];

    /// <summary>Compares every partial derivative with differences of the expression as it is written, of high order, entry by entry.</summary>
    /// <param name="expression">An expression of any shape.</param>
    /// <param name="at">A value for each variable.</param>
    /// <param name="wrt">The variables to differentiate by; all variables of the expression if left out.</param>
    /// <param name="functions">Values of the functions that the expression only names, and of their derivatives.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3002, SD3013) or has a wrong shape (SD3015, SD3016), or a function has no value (SD3001).</exception>
    public static GradientCheck CheckGradient(
        this Expr expression, IReadOnlyDictionary<string, Tensor> at, IReadOnlyList<string>? wrt = null, FunctionBindings? functions = null)
    {
        List<Expr> variables = [.. TensorFunction.Variables([expression])];
        return GradientChecker.Run(expression, at, wrt is null ? variables : [.. wrt.Select(name => variables.Find(variable => variable.VariableName == name) ?? Expr.Variable(name))], functions);
    }

    /// <summary>The model's inputs and parameters, and the variables that it does not declare.</summary>
    private static List<Expr> Inputs(Model model, Expr[] roots)
    {
        string[] declared = [.. model.Inputs, .. model.Parameters];
        var others = TensorFunction.Variables(roots).Where(variable => !declared.Contains(variable.VariableName));
        return [.. declared.Select(name => model[name]), .. others];
    }

    private static Expr VariableOf(Model model, string name) => model.Variable(name) is { VariableName: not null } variable ? variable
        : throw new ArgumentException($"'{name}' is a definition, and a gradient is taken by variables", nameof(name));
}
