using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>What is made small, and where to start.</summary>
internal sealed class FitProblem
{
    private readonly ParameterLayout layout;
    private readonly Lazy<Residuals>? residuals;

    private FitProblem(ParameterLayout layout, double[] start, Objective loss, Lazy<Residuals>? residuals) =>
        (this.layout, Start, Loss, this.residuals) = (layout, start, loss, residuals);

    /// <summary>The starting values.</summary>
    public double[] Start { get; }

    /// <summary>The loss; of a response the sum of the squares of the differences.</summary>
    public Objective Loss { get; }

    /// <summary>The differences; null without a response.</summary>
    public Residuals? Residuals => residuals?.Value;

    /// <summary>The problem of a model and its data.</summary>
    public static FitProblem Of(FitRoles roles, DataTable? data, FitOptions options)
    {
        if (roles.Response is null && roles.Output.Shape.Rank > 0) throw FitErrors.NotANumberLoss(roles.Output.Shape);
        Tensor[] start = [.. roles.Parameters.Select(parameter => StartOf(parameter, data, options))];
        var layout = new ParameterLayout([.. roles.Parameters.Select(parameter => parameter.VariableName!)], start);
        double[] values = [.. start.SelectMany(value => value.Values.ToArray())];
        return roles.IsRowWise ? RowWise(roles, layout, values, data, options) : OfTensors(roles, layout, values, data, options);
    }

    /// <summary>What the fit found.</summary>
    public FitResult Result(FitTrace trace, FitStop stop)
    {
        var result = new FitResult
        {
            Parameters = layout.Unpack(trace.Best),
            Loss = trace.BestLoss,
            GradientNorm = trace.BestGradient,
            Losses = trace.Losses,
            Stop = stop,
            DegreesOfFreedom = Residuals?.Count - Start.Length,
        };
        return result.ResidualDeviation is { } deviation && new LeastSquares(Residuals!, Start.Length).Linearize(trace.Best) is { IsDetermined: true } linear
            ? result with { StandardErrors = layout.Unpack(linear.StandardErrors(deviation)) } : result;
    }

    private static FitProblem RowWise(FitRoles roles, ParameterLayout layout, double[] start, DataTable? data, FitOptions options)
    {
        if (roles.Columns.Count == 0 && roles.Response is null) return new(layout, start, new PointLoss(roles.Output, roles, options), null);
        var inputs = new RowInputs(roles, data, options);
        return roles.Response is null
            ? new(layout, start, new RowLoss(roles.Output, inputs), null)
            : new(layout, start, new RowLoss(Expr.Pow(roles.Difference, 2), inputs), new(() => new RowResiduals(roles.Difference, inputs, data!.RowCount)));
    }

    private static FitProblem OfTensors(FitRoles roles, ParameterLayout layout, double[] start, DataTable? data, FitOptions options)
    {
        var loss = roles.Response is null ? roles.Output : Contraction.Dot(roles.Difference, roles.Difference);
        return new(layout, start, new TensorLoss(loss, roles, layout, Call), roles.Response is null ? null : new(() => new TensorResiduals(roles, layout, data!.RowCount, Call)));

        TensorCall Call(Expr[] outputs) => new(outputs, roles, layout, data, options);
    }

    private static Tensor StartOf(Expr parameter, DataTable? data, FitOptions options)
    {
        var name = parameter.VariableName!;
        if (!options.Start.TryGetValue(name, out var start)) throw FitErrors.NoStart(name, data?.Names ?? []);
        if (start.Rank != parameter.Shape.Rank) throw FitErrors.WrongShape(name, parameter.Shape, start.Shape);
        foreach (var value in start.Values)
            if (!double.IsFinite(value)) throw FitErrors.NotFiniteStart(name);
        return start;
    }
}
