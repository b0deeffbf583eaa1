using SymDiff.Ops;
using Xunit;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>
/// Evaluates a graph with naive loops, one operator after another, by the operator's name and attributes. Nothing is shared with the operators
/// or the compiler; and every result must have the shape that was inferred for its node.
/// </summary>
internal sealed class TensorReference
{
    private static readonly Dictionary<string, TensorMeaning> Rows = new(
        [.. ContractionReference.Rows, .. ReductionReference.Rows, .. StructureReference.Rows, .. ConvolutionReference.Rows, .. LinearAlgebraReference.Rows]);

    private readonly Dictionary<string, DenseArray> values;

    /// <param name="values">The value of each variable.</param>
    /// <param name="sizes">The value of each named size.</param>
    public TensorReference(IReadOnlyDictionary<string, DenseArray> values, IReadOnlyDictionary<string, long>? sizes = null)
    {
        this.values = values.ToDictionary();
        Sizes = sizes ?? new Dictionary<string, long>();
    }

    /// <summary>The value of each named size.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; }

    /// <summary>What functions that are only named mean, and their derivatives, by what stands before the brackets: <c>f</c>, <c>D[1](f)</c>.</summary>
    public Dictionary<string, Func<DenseArray[], DenseArray>> Functions { get; } = [];

    /// <summary>The concrete lengths of a shape's axes.</summary>
    public static int[] Lengths(Shape shape, IReadOnlyDictionary<string, long> sizes) => [.. shape.Axes.ToArray().Select(axis => (int)axis.Evaluate(name => sizes[name]))];

    /// <summary>The lengths of every node's axes, as evaluation finds them.</summary>
    public static Dictionary<Expr, int[]> ShapesAt(Expr root, IReadOnlyDictionary<string, long> sizes)
    {
        var variables = Traversal.PostOrder(root).Where(node => node.VariableName is not null);
        var ones = variables.ToDictionary(node => node.VariableName!, node => DenseArray.Make(Lengths(node.Shape, sizes), _ => 1));
        return new TensorReference(ones, sizes).EvaluateAll(root).ToDictionary(pair => pair.Key, pair => pair.Value.Shape);
    }

    /// <summary>The value of an expression.</summary>
    public DenseArray Evaluate(Expr root) => EvaluateAll(root)[root];

    /// <summary>The same sizes and functions with another value of one variable.</summary>
    public TensorReference With(string name, DenseArray value)
    {
        var changed = new TensorReference(new Dictionary<string, DenseArray>(values) { [name] = value }, Sizes);
        foreach (var (function, meaning) in Functions) changed.Functions.Add(function, meaning);
        return changed;
    }

    /// <summary>The value of a variable.</summary>
    public DenseArray this[string name] => values[name];

    /// <summary>The value of a node whose arguments have these values.</summary>
    public DenseArray Apply(Expr node, DenseArray[] args)
    {
        var result = Value(node, args);
        Assert.True(result.Shape.SequenceEqual(Lengths(node.Shape, Sizes)), $"{node} has shape [{string.Join(",", result.Shape)}], inferred was {node.Shape}");
        return result;
    }

    private Dictionary<Expr, DenseArray> EvaluateAll(Expr root)
    {
        var results = new Dictionary<Expr, DenseArray>();
        foreach (var node in Traversal.PostOrder(root)) results[node] = Apply(node, [.. node.Args.ToArray().Select(arg => results[arg])]);
        return results;
    }

    private DenseArray Value(Expr node, DenseArray[] args) =>
        node.VariableName is { } variable ? values[variable]
        : Functions.TryGetValue(node.Op.Head, out var function) ? function(args)
        : node.Op is ElementwiseOp or ConstantOp or NamedConstantOp ? ElementwiseReference.Apply(node.Op.Name, args)
        : node.Op is SizeOp ? DenseArray.Scalar(Sizes[node.Op.Name])
        : Rows.TryGetValue(node.Op.Name, out var row) ? row(new(node, this), args)
        : throw new NotSupportedException($"no reference for {node.Op}");
}

/// <summary>What an operator means, given its attributes and the values of its arguments.</summary>
internal delegate DenseArray TensorMeaning(Attributes attributes, DenseArray[] args);
