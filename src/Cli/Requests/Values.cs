using SymDiff.Compiling;
using SymDiff.Ops;

namespace SymDiff.Cli;

/// <summary>Values of graphs at a point, interpreted: compiling would take longer than it saves.</summary>
internal static class Values
{
    /// <summary>The value of each root, shared work once.</summary>
    /// <param name="roots">Graphs that went through the machine's pipeline.</param>
    /// <param name="at">A value for each variable.</param>
    /// <param name="limits">Refusals.</param>
    /// <param name="inputs">More variables, whose sizes may be needed.</param>
    public static Tensor[] Of(Expr[] roots, IReadOnlyDictionary<string, Tensor> at, Limits limits, IReadOnlyList<Expr>? inputs = null) => Function(roots, at, limits, inputs)(at);

    /// <summary>The values as a function of the point, for several points.</summary>
    /// <param name="roots">Graphs that went through the machine's pipeline.</param>
    /// <param name="sample">A point, whose variables all points have values of.</param>
    /// <param name="limits">Refusals.</param>
    /// <param name="inputs">More variables, whose sizes may be needed.</param>
    public static Func<IReadOnlyDictionary<string, Tensor>, Tensor[]> Function(Expr[] roots,
        IReadOnlyDictionary<string, Tensor> sample, Limits limits, IReadOnlyList<Expr>? inputs = null) =>
        ScalarGraph.Is(roots)
            ? Scalars(roots, [.. sample.Keys.Where(name => sample[name].Rank == 0)])
            : TensorFunction.Compile(roots, [.. Variables(roots).Concat(inputs ?? []).Distinct()], limits: limits).Evaluate;

    private static IEnumerable<Expr> Variables(Expr[] roots) => Traversal.PostOrder(roots).Where(node => node.VariableName is not null);

    private static Func<IReadOnlyDictionary<string, Tensor>, Tensor[]> Scalars(Expr[] roots, string[] names)
    {
        var program = new Interpreter(ScheduleBuilder.Build(roots, names, FunctionBindings.None));
        return at =>
        {
            var results = new double[roots.Length];
            program.Results(Array.ConvertAll(names, name => at[name].Values[0]), results);
            return Array.ConvertAll(results, Tensor.Scalar);
        };
    }
}
