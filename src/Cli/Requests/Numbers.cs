namespace SymDiff.Cli;

/// <summary>How numbers stand in an answer.</summary>
internal enum NumberLayout
{
    /// <summary>An object: each number under its key.</summary>
    ByKey,

    /// <summary>A list.</summary>
    List,

    /// <summary>One number.</summary>
    Single,
}

/// <summary>Derivatives at a point.</summary>
/// <param name="Field">The field of the answer: <c>gradient</c>, <c>hessian</c>, ...</param>
/// <param name="Layout">How they stand there.</param>
/// <param name="Keys">A key for each number.</param>
/// <param name="Values">The numbers.</param>
internal sealed record Numbers(string Field, NumberLayout Layout, IReadOnlyList<string> Keys, IReadOnlyList<double> Values);
