using SymDiff.Ops;

namespace SymDiff.Tests.Binding;

/// <summary>The plain value of a graph, by its operators' own meanings.</summary>
internal static class Evaluation
{
    public static double At(this Expr root, params (string Name, double Value)[] point)
    {
        var values = new Dictionary<Expr, double>();
        foreach (var node in Traversal.PostOrder(root))
        {
            var args = node.ArgArray().Select(arg => values[arg]).ToArray();
            values[node] = node.Op switch
            {
                ConstantOp constant => constant.Value.ToDouble(),
                NamedConstantOp constant => constant.Value,
                VariableOp variable => point.Single(pair => pair.Name == variable.Name).Value,
                ElementwiseOp { FoldsLeft: true } op => args.Aggregate((left, right) => (double)op.Function.DynamicInvoke(left, right)!),
                ElementwiseOp op => (double)op.Function.DynamicInvoke([.. args.Cast<object>()])!,
                var op => throw new ArgumentException($"{op} has no value", nameof(root)),
            };
        }
        return values[root];
    }
}
