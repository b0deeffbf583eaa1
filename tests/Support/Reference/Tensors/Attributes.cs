using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>What an operator carries besides its arguments, with sizes as numbers.</summary>
internal sealed class Attributes(Expr node, TensorReference run)
{
    /// <summary>The shape of a leaf.</summary>
    public int[] Shape => TensorReference.Lengths(node.Shape, run.Sizes);

    /// <summary>The operator, for its attributes only.</summary>
    public T Of<T>()
        where T : Op => (T)node.Op;

    /// <summary>A length in numbers.</summary>
    public int Length(Dimension dimension) => (int)dimension.Evaluate(name => run.Sizes[name]);
}
