using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>
/// Derivatives by forward differentiation: every node gets its value and how fast that changes when the variables move along a direction. The rules are a table by
/// the operators' names; nothing is shared with the operators' own gradients.
/// </summary>
/// <param name="at">Where.</param>
/// <param name="direction">How the variables move; one that is left out stays.</param>
internal sealed class TensorTangents(TensorReference at, IReadOnlyDictionary<string, DenseArray> direction)
{
    private static readonly Dictionary<string, TangentRule> Rows = new([.. ReductionTangents.Rows, .. LinearAlgebraTangents.Rows])
    {
        ["gather"] = (run, node, args, moves, _) => run.Linear(node, args, moves, 0),
        ["scatter_add"] = (run, node, args, moves, _) => run.Linear(node, args, moves, 0),
        ["maxpool_at"] = (run, node, args, moves, _) => run.Linear(node, args, moves, 0),
        ["unpool"] = (run, node, args, moves, _) => run.Linear(node, args, moves, 0),
        ["maxpool"] = (run, node, args, moves, _) => run.Apply(new MaxPoolAtOp(((PoolOp)node.Op).Window).Apply(node.Args[0], node.Args[0]), [moves[0]!, args[0]]),
        ["stack"] = Jointly,
        ["concatenate"] = Jointly,
        ["argmax_mask"] = (_, _, _, _, _) => null,
    };

    /// <summary>The operators that are linear in each of their arguments.</summary>
    private static readonly HashSet<string> Multilinear =
        ["einsum", "reshape", "slice", "pad", "reverse", "tril", "triu", "convolution"];

    /// <summary>The largest finite number, values and derivatives, that was met: what rounding errors are relative to.</summary>
    public double Largest { get; private set; } = 1;

    /// <summary>Whether a choice was met that rounding may decide otherwise.</summary>
    public bool HasNearTie { get; private set; }

    /// <summary>The value of an expression and its derivative along the direction.</summary>
    public (DenseArray Value, DenseArray Tangent) Evaluate(Expr root)
    {
        var (values, tangents) = (new Dictionary<Expr, DenseArray>(), new Dictionary<Expr, DenseArray?>());
        foreach (var node in Traversal.PostOrder(root))
        {
            var args = node.Args.ToArray();
            DenseArray[] own = [.. args.Select(arg => values[arg])];
            var value = Apply(node, own);
            var tangent = node.VariableName is { } name ? direction.GetValueOrDefault(name) : Tangent(node, own, [.. args.Select(arg => tangents[arg])], value);
            (values[node], tangents[node]) = (value, tangent);
            Note(value);
            if (tangent is not null) Note(tangent);
            HasNearTie |= NearTies.Has(node, own);
        }
        return (values[root], tangents[root] ?? DenseArray.Make(values[root].Shape, _ => 0));
    }

    /// <summary>The sum over the moving arguments of the operator with the move in the argument's place.</summary>
    public DenseArray? Linear(Expr node, DenseArray[] args, DenseArray?[] moves, params ReadOnlySpan<int> inputs)
    {
        DenseArray? sum = null;
        foreach (var input in inputs)
        {
            if (moves[input] is not { } move) continue;
            var part = Apply(node, [.. args[..input], move, .. args[(input + 1)..]]);
            sum = sum is null ? part : DenseArray.Make(part.Shape, index => sum[index] + part[index]);
        }
        return sum;
    }

    /// <summary>The value of a node whose arguments have these values.</summary>
    public DenseArray Apply(Expr node, DenseArray[] args) => at.Apply(node, args);

    private DenseArray? Tangent(Expr node, DenseArray[] args, DenseArray?[] moves, DenseArray value)
    {
        if (Array.TrueForAll(moves, move => move is null)) return null;
        if (node.Op is ElementwiseOp) return ElementwiseReference.Tangent(node.Op.Name, args, moves, value.Shape);
        return Multilinear.Contains(node.Op.Name) ? Linear(node, args, moves, [.. Enumerable.Range(0, args.Length)]) : Rows[node.Op.Name](this, node, args, moves, value);
    }

    /// <summary>The rule of an operator that is linear in all of its arguments together.</summary>
    private static DenseArray Jointly(TensorTangents run, Expr node, DenseArray[] args, DenseArray?[] moves, DenseArray value) =>
        run.Apply(node, [.. args.Select((arg, i) => moves[i] ?? DenseArray.Make(arg.Shape, _ => 0))]);

    private void Note(DenseArray array)
    {
        foreach (var entry in array.Entries)
            if (double.IsFinite(entry)) Largest = Math.Max(Largest, Math.Abs(entry));
    }
}

/// <summary>How fast a node's value changes, given its arguments, how fast they change (null for those that do not), and the value.</summary>
internal delegate DenseArray? TangentRule(TensorTangents run, Expr node, DenseArray[] args, DenseArray?[] moves, DenseArray value);
