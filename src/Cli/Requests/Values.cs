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
    public static Tensor[] Of(Expr[] roots, IReadOnlyDictionary<string, Tensor> at, Limits limits, IReadOnlyList<Expr>? inputs = null) =>
        IsScalar(roots) ? Scalars(roots, at) : TensorFunction.Compile(roots, [.. Variables(roots).Concat(inputs ?? []).Distinct()], limits: limits).Evaluate(at);

    private static IEnumerable<Expr> Variables(Expr[] roots) => Traversal.PostOrder(roots).Where(node => node.VariableName is not null);

    private static bool IsScalar(Expr[] roots) => Traversal.PostOrder(roots).TrueForAll(node => node.Shape.Rank == 0 && node.Op is not SizeOp);

    private static Tensor[] Scalars(Expr[] roots, IReadOnlyDictionary<string, Tensor> at)
    {
        var point = at.Where(pair => pair.Value.Rank == 0).ToDictionary(pair => pair.Key, pair => pair.Value.Values[0], StringComparer.Ordinal);
        var results = new double[roots.Length];
        new Interpreter(ScheduleBuilder.Build(roots, [.. point.Keys], FunctionBindings.None)).Results([.. point.Values], results);
        return Array.ConvertAll(results, Tensor.Scalar);
    }
}
