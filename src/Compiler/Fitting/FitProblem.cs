using MathNet.Numerics.Random;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>What is made small, and where to start.</summary>
internal sealed record FitProblem
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

    /// <summary>The rows in batches; null if each step takes all of them.</summary>
    public Batches? Batches { get; private init; }

    /// <summary>The problem of a model and its data.</summary>
    public static FitProblem Of(FitRoles roles, DataTable? data, FitOptions options)
    {
        if (roles.Response is null && roles.Output.Shape.Rank > 0) throw FitErrors.NotANumberLoss(roles.Output.Shape);
        var rows = new RowData(roles.Columns, data, options.Inputs);
        var random = new MersenneTwister(options.Seed ?? 1);
        var start = Starts(roles, rows, data, options, random);
        var layout = new ParameterLayout([.. roles.Parameters.Select(parameter => parameter.VariableName!)], start);
        double[] values = [.. start.SelectMany(value => value.Values.ToArray())];
        var problem = roles.IsRowWise ? RowWise(roles, layout, values, rows, options) : OfTensors(roles, layout, values, rows, options);
        return problem with { Batches = BatchesOf(rows, options, random) };
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
        return result.ResidualDeviation is { } deviation && Linearize(trace.Best) is { IsDetermined: true } linear
            ? result with { StandardErrors = layout.Unpack(linear.StandardErrors(deviation)) }
            : result;
    }

    /// <summary>The linear problem at a point; null without a response, or with more parameters than are worth their square.</summary>
    public Linearization? Linearize(double[] at) =>
        Residuals is null || Start.Length > QuadraticModel.MostParameters ? null : new LeastSquares(Residuals, Start.Length).Linearize(at);

    private static FitProblem RowWise(FitRoles roles, ParameterLayout layout, double[] start, RowData rows, FitOptions options)
    {
        if (roles.Columns.Count == 0 && roles.Response is null) return new(layout, start, new PointLoss(roles.Output, roles, options), null);
        var inputs = new RowInputs(roles, rows, options);
        return roles.Response is null
            ? new(layout, start, new RowLoss(roles.Output, inputs), null)
            : new(layout, start, new RowLoss(Expr.Pow(roles.Difference, 2), inputs), new(() => new RowResiduals(roles.Difference, inputs, rows.Count)));
    }

    private static FitProblem OfTensors(FitRoles roles, ParameterLayout layout, double[] start, RowData rows, FitOptions options)
    {
        var loss = roles.Response is null ? roles.Output : Contraction.Dot(roles.Difference, roles.Difference);
        return new(layout, start, new TensorLoss(loss, roles, layout, rows, Call), roles.Response is null ? null : new(() => new TensorResiduals(roles, layout, rows, Call)));

        TensorCall Call(Expr[] outputs) => new(outputs, roles, layout, rows, options);
    }

    private static Batches? BatchesOf(RowData rows, FitOptions options, Random random) =>
        options.BatchSize is not { } size ? null
        : size < 1 ? throw FitErrors.BadSetting("the size of batches", size, "a number of rows, 1 or more")
        : !options.ChosenMethod.TakesBatches ? throw FitErrors.NoBatches(options.ChosenMethod.Name)
        : rows.Count == 0 ? throw FitErrors.NothingToBatch()
        : new(rows, size, random);

    private static Tensor[] Starts(FitRoles roles, RowData rows, DataTable? data, FitOptions options, Random random)
    {
        var drawn = new Initialization(roles.Difference, NamedLengths.Of(roles, rows, options), random);
        return [.. roles.Parameters.Select(Value)];

        Tensor Value(Expr parameter) =>
            options.Start.ContainsKey(parameter.VariableName!) || options.Seed is null ? Given(parameter, data, options) : drawn.Draw(parameter);
    }

    private static Tensor Given(Expr parameter, DataTable? data, FitOptions options)
    {
        var name = parameter.VariableName!;
        if (!options.Start.TryGetValue(name, out var start)) throw parameter.Shape.Rank > 0 ? FitErrors.NoDraw(name, parameter.Shape) : FitErrors.NoStart(name, data?.Names ?? []);
        if (start.Rank != parameter.Shape.Rank) throw FitErrors.WrongShape(name, parameter.Shape, start.Shape);
        foreach (var value in start.Values)
            if (!double.IsFinite(value)) throw FitErrors.NotFiniteStart(name);
        return start;
    }
}
