using SymDiff.Compiling;

namespace SymDiff;

/// <summary>Fits parameters of formulas to data, with exact derivatives.</summary>
public static class FitExtensions
{
    /// <summary>
    /// Makes the output of a model small, or close to a response, by its parameters: the declared ones, else the variables that have a starting value, else those that
    /// have neither a column nor a fixed value. Columns are bound to inputs of the same name. A model of numbers is a formula of one row, and its loss is summed over the
    /// rows; in a model with tensors a column is a vector.
    /// </summary>
    /// <param name="model">A model.</param>
    /// <param name="data">The data; null if the model needs none.</param>
    /// <param name="options">Response, starting values, method.</param>
    /// <param name="cancellationToken">Ends the fit; the result then has the best parameters so far.</param>
    /// <exception cref="SymDiffException">
    /// A column (SD5006) or a starting value (SD5007) is missing, a starting value is for no parameter (SD5008) or its loss not finite (SD5009), the method needs a response
    /// (SD5010), or the loss is no number (SD5011).
    /// </exception>
    public static FitResult Fit(this Model model, DataTable? data, FitOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Fit(FitRoles.Of(options.Of is { } name ? model[name] : model.Output, model, data, options), data, options, cancellationToken);
    }

    /// <inheritdoc cref="Fit(Model, DataTable, FitOptions, CancellationToken)"/>
    /// <param name="expression">A loss, or the model of a response.</param>
    /// <param name="data">The data; null if the expression needs none.</param>
    /// <param name="options">Response, starting values, method.</param>
    /// <param name="cancellationToken">Ends the fit; the result then has the best parameters so far.</param>
    public static FitResult Fit(this Expr expression, DataTable? data, FitOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Fit(FitRoles.Of(expression, null, data, options), data, options, cancellationToken);
    }

    private static FitResult Fit(FitRoles roles, DataTable? data, FitOptions options, CancellationToken cancellationToken)
    {
        if (!(options.Stop >= 0)) throw FitErrors.BadSetting("the stop", options.Stop, "a relative change, 0 or more");
        if (options.MaxSteps < 0) throw FitErrors.BadSetting("the number of steps", options.MaxSteps.Value, "0 or more");
        var problem = FitProblem.Of(roles, data, options);
        var trace = new FitTrace(options, cancellationToken);
        var stop = Run(options.ChosenMethod, problem, trace);
        return problem.Result(trace, stop);
    }

    private static FitStop Run(FitMethod method, FitProblem problem, FitTrace trace)
    {
        try
        {
            trace.Start(problem);
            return method.Run(problem, trace);
        }
        catch (OperationCanceledException)
        {
            return FitStop.Interrupted;
        }
    }
}
