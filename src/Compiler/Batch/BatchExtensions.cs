using SymDiff.Compiling;

namespace SymDiff;

/// <summary>Compiles scalar expressions for many points.</summary>
public static class BatchExtensions
{
    /// <summary>Compiles a function and its derivatives for arrays of points: <c>h.CompileBatch(wrt: ["t"]).Run([ts, ss], values, [dts])</c>.</summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="wrt">The variables to differentiate by.</param>
    /// <param name="parameters">Inputs that are the same for all points: one number is passed for each.</param>
    /// <param name="inputs">The variables in the order in which they are passed; if left out, all variables of the expression as they are met from left to right.</param>
    /// <param name="functions">Values of the functions that the expression only names, and of their derivatives; they are called by all threads that compute.</param>
    /// <exception cref="SymDiffException">A variable is missing (SD3002), a name is repeated (SD3003), or a function has no value (SD3001).</exception>
    public static BatchFunction CompileBatch(
        this Expr expression,
        ReadOnlySpan<string> wrt = default,
        ReadOnlySpan<string> parameters = default,
        ReadOnlySpan<string> inputs = default,
        FunctionBindings? functions = null)
    {
        var (signature, program) = Compile(expression, wrt, parameters, inputs, functions);
        return new(signature, program);
    }

    /// <summary>
    /// Compiles the sum of a function over arrays of points, and its derivatives: <c>loss.CompileBatchSum(wrt: ["w"], parameters: ["w"]).Run([ys, weight, xs], gradient)</c>.
    /// </summary>
    /// <inheritdoc cref="CompileBatch"/>
    public static BatchSum CompileBatchSum(
        this Expr expression,
        ReadOnlySpan<string> wrt = default,
        ReadOnlySpan<string> parameters = default,
        ReadOnlySpan<string> inputs = default,
        FunctionBindings? functions = null)
    {
        var (signature, program) = Compile(expression, wrt, parameters, inputs, functions);
        return new(signature, program);
    }

    /// <summary>The sum with its derivatives and then its Hessian row by row, all from one pass.</summary>
    internal static BatchSum CompileBatchSumWithHessian(this Expr expression, string[] wrt, string[] parameters, string[] inputs)
    {
        var signature = BatchSignature.Of(expression, wrt, parameters, inputs);
        var graph = MachineGraphs.ValueGradientAndHessian(expression, CompileExtensions.Variables(inputs, wrt));
        var schedule = ScheduleBuilder.Build(LaneForms.Apply(graph), inputs, FunctionBindings.None);
        return new(signature with { Wrt = [.. wrt, .. wrt.SelectMany(_ => wrt)] }, BatchProgram.Compile(schedule, signature.IsFixed));
    }

    private static (BatchSignature Signature, BatchProgram Program) Compile(
        Expr expression, ReadOnlySpan<string> wrt, ReadOnlySpan<string> parameters, ReadOnlySpan<string> inputs, FunctionBindings? functions)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var signature = BatchSignature.Of(expression, wrt, parameters, inputs);
        return (signature, BatchProgram.Compile(signature.Schedule(expression, functions), signature.IsFixed));
    }
}
