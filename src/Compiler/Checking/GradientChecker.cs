using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>Compares derivatives, as they are compiled, with differences of the expression as it is written, entry by entry.</summary>
internal sealed class GradientChecker
{
    private readonly Expr expression;
    private readonly FunctionBindings functions;
    private readonly SimplifyOptions options;
    private readonly PointArray point;
    private readonly Expr[] inputs;

    private GradientChecker(Expr expression, PointArray point, Expr[] inputs, FunctionBindings functions, SimplifyOptions options) =>
        (this.expression, this.point, this.inputs, this.functions, this.options) = (expression, point, inputs, functions, options);

    /// <summary>The check of all partial derivatives.</summary>
    /// <param name="expression">The expression; of any shape.</param>
    /// <param name="at">A value for each variable.</param>
    /// <param name="wrt">The variables to differentiate by.</param>
    /// <param name="functions">Values of the functions that the expression only names, and of their derivatives.</param>
    /// <param name="inputs">More variables, whose sizes may be needed.</param>
    /// <param name="options">What may be assumed, and rules left out.</param>
    public static GradientCheck Run(
        Expr expression, IReadOnlyDictionary<string, Tensor> at, IReadOnlyList<Expr> wrt,
            FunctionBindings? functions, IEnumerable<Expr>? inputs = null, SimplifyOptions? options = null)
    {
        Expr[] all = [.. TensorFunction.Variables([expression]).Union(wrt).Union(inputs ?? [])];
        return new GradientChecker(expression, new(at), all, functions ?? FunctionBindings.None, options ?? SimplifyOptions.Default).Run(wrt);
    }

    private GradientCheck Run(IReadOnlyList<Expr> wrt)
    {
        var isScalar = ScalarGraph.Is([expression, .. wrt]);
        var derivatives = isScalar ? ScalarGradient(wrt) : TensorDerivatives(wrt);
        var written = isScalar ? Interpreted() : Evaluated();
        return new([.. wrt.Select((variable, i) => new VariableCheck(variable.VariableName!, [.. Partials(variable, derivatives[i], written)]))]);
    }

    private IEnumerable<PartialCheck> Partials(Expr variable, Tensor derivative, Func<double[]> written)
    {
        var (name, shape) = (variable.VariableName!, derivative.Shape.ToArray());
        var columns = Extents.Count(shape.AsSpan(shape.Length - variable.Shape.Rank));
        var numerical = new (double Value, double Error)[derivative.Values.Length];
        for (var column = 0; column < columns; column++)
            foreach (var (row, found) in ByEntry(point.PlaceOf(name) + column, numerical.Length / columns, written).Index()) numerical[(row * columns) + column] = found;
        return numerical.Select((found, place) => new PartialCheck(name, derivative.Values[place], found.Value, found.Error) { Index = Extents.IndexOf(place, shape) });
    }

    /// <summary>The differences of every entry of the value by one entry of the point. All of them need the value at the same places.</summary>
    private (double Derivative, double Error)[] ByEntry(int place, int count, Func<double[]> written)
    {
        var (x, known) = (point.Entries[place], new Dictionary<double, double[]>());
        var found = new (double, double)[count];
        for (var i = 0; i < count; i++) found[i] = Differences.At(at => Values(at)[i], x);
        point.Entries[place] = x;
        return found;

        double[] Values(double at)
        {
            if (known.TryGetValue(at, out var values)) return values;
            point.Entries[place] = at;
            return known[at] = written();
        }
    }

    private Tensor[] ScalarGradient(IReadOnlyList<Expr> wrt)
    {
        var gradient = new double[wrt.Count];
        expression.CompileUnder(options, point.Names, [.. wrt.Select(variable => variable.VariableName!)], functions)(point.Entries, gradient);
        return Array.ConvertAll(gradient, Tensor.Scalar);
    }

    private Func<double[]> Interpreted()
    {
        var interpreter = new Interpreter(ScheduleBuilder.Build([expression], point.Names, functions));
        return () =>
        {
            var result = new double[1];
            interpreter.Results(point.Entries, result);
            return result;
        };
    }

    private Tensor[] TensorDerivatives(IReadOnlyList<Expr> wrt)
    {
        var function = TensorFunction.OfMachineForm(MachineGraphs.TensorValueAndJacobians(expression, [.. wrt], options), inputs, functions);
        using var workspace = point.Give(function.CreateWorkspace(), inputs);
        return function.Results(workspace)[1..];
    }

    private Func<double[]> Evaluated()
    {
        var function = TensorFunction.OfMachineForm([expression], inputs, functions);
        var workspace = point.Give(function.CreateInterpreter(), inputs);
        return () => function.Results(workspace)[0].Values.ToArray();
    }
}
