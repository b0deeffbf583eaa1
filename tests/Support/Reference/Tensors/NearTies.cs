using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Operators that jump, bend or have no derivative somewhere, and arguments at which rounding decides on which side of that they are.</summary>
internal static class NearTies
{
    private const double Margin = 1e-9;
    private static readonly HashSet<string> Comparisons = ["<", "<=", ">", ">=", "==", "!="];
    private static readonly HashSet<string> Steps = ["floor", "ceil", "round", "trunc"];

    /// <summary>Whether an entry of a node's value is such a choice. Equal arguments are none where nothing but their order decides: the first one wins.</summary>
    public static bool Has(Expr node, DenseArray[] args) => node.Op switch
    {
        ElementwiseOp { Name: "max" or "min" } => AnyPair(node, args, isEqualToo: false),
        ElementwiseOp { Name: var name } when Comparisons.Contains(name) => node.Args[0] != node.Args[1] && AnyPair(node, args, isEqualToo: true),
        ElementwiseOp { Name: "abs" or "sign" or "step" } => Any(args[0], value => value != 0 && Math.Abs(value) < Margin),
        // vertical at 0: what moves by 0 there has the derivative 0*inf
        ElementwiseOp { Name: "sqrt" or "cbrt" } => Any(args[0], value => Math.Abs(value) < Margin),
        // a text for people says x/norm2(x), where the gradient at 0 is 0
        Norm2Op norm => AnyZeroAlong(args[0], norm.Axes),
        ElementwiseOp { Name: "hypot" } => AnyZero(args),
        ElementwiseOp { Name: "mod" } => AnyPair(node, args, isEqualToo: true, (x, y) => Step(x / y)),
        ElementwiseOp { Name: var name } when Steps.Contains(name) => Any(args[0], value => Math.Abs(Step(2 * value)) < Margin),
        ReduceOp { Kind: not Reduction.Prod } or ArgMaxMaskOp or PoolOp => AnyTwo(args[^1]),
        _ => false,
    };

    private static double Step(double value) => value - Math.Round(value);

    /// <summary>Whether all entries along the axes are 0 somewhere.</summary>
    private static bool AnyZeroAlong(DenseArray array, IEnumerable<int> axes) =>
        array.Indices.GroupBy(at => string.Join(',', at.Where((_, axis) => !axes.Contains(axis - array.Rank)))).Any(line => line.All(at => Math.Abs(array[at]) < Margin));

    private static bool AnyZero(DenseArray[] args) => DenseArray.IndicesOf(args.MaxBy(arg => arg.Rank)!.Shape).Any(at => args.All(arg => Math.Abs(arg.Broadcast(at)) < Margin));

    private static bool Any(DenseArray array, Func<double, bool> isNear) => array.Entries.ToArray().Any(isNear);

    private static bool AnyPair(Expr node, DenseArray[] args, bool isEqualToo, Func<double, double, double>? distance = null)
    {
        var shape = args.MaxBy(arg => arg.Rank)!.Shape;
        distance ??= (x, y) => x - y;
        return args.Skip(1).Any(arg => DenseArray.IndicesOf(shape).Any(at => Math.Abs(distance(args[0].Broadcast(at), arg.Broadcast(at))) is var gap && gap < Margin && (isEqualToo || gap > 0)));
    }

    /// <summary>Whether two entries are nearly equal, in whichever places.</summary>
    private static bool AnyTwo(DenseArray array)
    {
        var sorted = array.Entries.ToArray().Order().ToArray();
        return Enumerable.Range(1, Math.Max(0, sorted.Length - 1)).Any(i => sorted[i] - sorted[i - 1] is > 0 and < Margin);
    }
}
