using SymDiff.Compiling;

namespace SymDiff;

/// <summary>Turns expressions into functions that run about as fast as hand-written ones.</summary>
public static class CompileExtensions
{
    /// <summary>
    /// Compiles to a delegate that returns a double: over doubles (<c>Func&lt;double, ..., double&gt;</c>), over <c>double[]</c> or
    /// <c>ReadOnlySpan&lt;double&gt;</c>, or one of your own with these parameters.
    /// </summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="names">The variable that each parameter or element stands for.</param>
    /// <exception cref="SymDiffException">
    /// The type does not fit the names (SD3004), a variable is missing (SD3002), a name is repeated (SD3003), or a function has no value (SD3001).
    /// </exception>
    public static TDelegate Compile<TDelegate>(this Expr expression, params ReadOnlySpan<string> names)
        where TDelegate : Delegate => expression.Compile<TDelegate>(FunctionBindings.None, names);

    /// <inheritdoc cref="Compile{TDelegate}(Expr, ReadOnlySpan{string})"/>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="functions">Values of the functions that the expression only names.</param>
    /// <param name="names">The variable that each argument stands for.</param>
    public static TDelegate Compile<TDelegate>(this Expr expression, FunctionBindings functions, params ReadOnlySpan<string> names)
        where TDelegate : Delegate
    {
        Func<Schedule, TDelegate> make =
            DelegateShape.ArityOf(typeof(TDelegate)) == names.Length ? schedule => FunctionFactory.OverDoubles<TDelegate>(schedule)
            : DelegateShape.TakesList(typeof(TDelegate), typeof(ReadOnlySpan<double>)) ? FunctionFactory.OverSpan<TDelegate>
            : DelegateShape.TakesList(typeof(TDelegate), typeof(double[])) ? FunctionFactory.OverArray<TDelegate>
            : throw CompileErrors.Unsuitable(typeof(TDelegate), names.Length);
        return make(ScheduleBuilder.Build(MachineGraphs.Values([expression]), names, functions));
    }

    /// <summary>Compiles to a function of a span of arguments.</summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="names">The variable that each argument stands for.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3002), a name is repeated (SD3003), or a function has no value (SD3001).</exception>
    public static ScalarFunction Compile(this Expr expression, params ReadOnlySpan<string> names) => Compile([expression], FunctionBindings.None, names);

    /// <inheritdoc cref="Compile(Expr, ReadOnlySpan{string})"/>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="functions">Values of the functions that the expression only names.</param>
    /// <param name="names">The variable that each argument stands for.</param>
    public static ScalarFunction Compile(this Expr expression, FunctionBindings functions, params ReadOnlySpan<string> names) =>
        Compile([expression], functions, names);

    /// <summary>Compiles several outputs to one function, so that what they have in common is computed once.</summary>
    /// <inheritdoc cref="Compile(Expr, ReadOnlySpan{string})"/>
    /// <param name="outputs">Scalar expressions.</param>
    /// <param name="names">The variable that each argument stands for.</param>
    public static ScalarFunction Compile(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<string> names) => outputs.Compile(FunctionBindings.None, names);

    /// <inheritdoc cref="Compile(IReadOnlyList{Expr}, ReadOnlySpan{string})"/>
    /// <param name="outputs">Scalar expressions.</param>
    /// <param name="functions">Values of the functions that the expressions only name.</param>
    /// <param name="names">The variable that each argument stands for.</param>
    public static ScalarFunction Compile(this IReadOnlyList<Expr> outputs, FunctionBindings functions, params ReadOnlySpan<string> names)
    {
        var schedule = ScheduleBuilder.Build(MachineGraphs.Values([.. outputs]), names, functions);
        return new([.. names], outputs.Count, FunctionFactory.OverSpans<SpanFunction>(schedule, SpanSignature.Results(outputs.Count), program => program.Results));
    }

    /// <summary>Compiles a function together with its gradient: one call, shared work once.</summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="at">The variable that each argument stands for.</param>
    /// <param name="wrt">The variables to differentiate by; they are among <paramref name="at"/>.</param>
    /// <param name="functions">Values of the functions that the expression only names, and of their derivatives.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3002), a name is repeated (SD3003), or a function has no value (SD3001).</exception>
    public static ValueAndGradient CompileValueAndGradient(
        this Expr expression, ReadOnlySpan<string> at, ReadOnlySpan<string> wrt, FunctionBindings? functions = null) =>
        expression.CompileUnder(SimplifyOptions.Default, at, wrt, functions);

    internal static ValueAndGradient CompileUnder(
        this Expr expression, SimplifyOptions options, ReadOnlySpan<string> at, ReadOnlySpan<string> wrt, FunctionBindings? functions)
    {
        var roots = MachineGraphs.ValueAndGradient(expression, Variables(at, wrt), options);
        var schedule = ScheduleBuilder.Build(roots, at, functions ?? FunctionBindings.None);
        return FunctionFactory.OverSpans<ValueAndGradient>(schedule, SpanSignature.Gradient(wrt.Length), program => program.Gradient);
    }

    /// <summary>Compiles a function together with its gradient and Hessian: one call, shared work once, symmetric entries once.</summary>
    /// <inheritdoc cref="CompileValueAndGradient"/>
    public static ValueGradientAndHessian CompileValueGradientAndHessian(
        this Expr expression, ReadOnlySpan<string> at, ReadOnlySpan<string> wrt, FunctionBindings? functions = null)
    {
        var n = wrt.Length;
        var roots = MachineGraphs.ValueGradientAndHessian(expression, Variables(at, wrt));
        var schedule = ScheduleBuilder.Build(roots, at, functions ?? FunctionBindings.None);
        return FunctionFactory.OverSpans<ValueGradientAndHessian>(
            schedule, SpanSignature.Hessian(n), program => (x, gradient, hessian) => program.Hessian(x, gradient, hessian, n));
    }

    /// <summary>The value at a point, interpreted: for single evaluations, where compiling would take longer than it saves.</summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="at">A value for each variable; others are ignored.</param>
    /// <param name="functions">Values of the functions that the expression only names.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3002), or a function has no value (SD3001).</exception>
    public static double Evaluate(this Expr expression, IReadOnlyDictionary<string, double> at, FunctionBindings? functions = null)
    {
        var schedule = ScheduleBuilder.Build(MachineGraphs.Values([expression]), [.. at.Keys], functions ?? FunctionBindings.None);
        Span<double> result = stackalloc double[1];
        new Interpreter(schedule).Results([.. at.Values], result);
        return result[0];
    }

    /// <summary>Compares every partial derivative with differences of the expression as it is written, of high order.</summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="at">A value for each variable.</param>
    /// <param name="wrt">The variables to differentiate by; all variables of the expression if left out.</param>
    /// <param name="functions">Values of the functions that the expression only names, and of their derivatives.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3002), or a function has no value (SD3001).</exception>
    public static GradientCheck CheckGradient(
        this Expr expression, IReadOnlyDictionary<string, double> at, IReadOnlyList<string>? wrt = null, FunctionBindings? functions = null)
    {
        ArgumentNullException.ThrowIfNull(at);
        Expr[] variables = [.. (wrt ?? expression.FreeVariables()).Select(name => Expr.Variable(name))];
        return GradientChecker.Run(expression, at.ToDictionary(pair => pair.Key, pair => Tensor.Scalar(pair.Value), StringComparer.Ordinal), variables, functions);
    }

    internal static Expr[] Variables(ReadOnlySpan<string> at, ReadOnlySpan<string> wrt)
    {
        HashSet<string> names = [.. at];
        var variables = new Expr[wrt.Length];
        for (var i = 0; i < variables.Length; i++)
            variables[i] = names.Contains(wrt[i]) ? Expr.Variable(wrt[i]) : throw CompileErrors.MissingArgument(wrt[i], at.ToArray());
        return variables;
    }
}
