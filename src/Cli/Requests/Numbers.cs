namespace SymDiff.Cli;

/// <summary>How numbers stand in an answer.</summary>
internal enum NumberLayout
{
    /// <summary>An object: each value under its key.</summary>
    ByKey,

    /// <summary>A list.</summary>
    List,

    /// <summary>One value.</summary>
    Single,
}

/// <summary>Derivatives at a point.</summary>
/// <param name="Field">The field of the answer: <c>gradient</c>, <c>hessian</c>, ...</param>
/// <param name="Layout">How they stand there.</param>
/// <param name="Keys">A key for each value.</param>
/// <param name="Values">The values: numbers or tensors.</param>
internal sealed record Numbers(string Field, NumberLayout Layout, IReadOnlyList<string> Keys, IReadOnlyList<Tensor> Values);
