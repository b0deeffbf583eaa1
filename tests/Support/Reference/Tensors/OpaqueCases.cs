using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>A function that is only named, here bound to <c>f(W, z)[i] = sum_j W[i,j]^2*z[j]^2</c>, and its derivatives by hand.</summary>
internal static class OpaqueCases
{
    private static readonly Expr W = TensorCases.Variable("W", "k", "h");
    private static readonly Expr Z = TensorCases.Variable("z", "h");
    private static readonly TensorOpaqueOp F = new("f", [W.Shape, Z.Shape], Shape.Of("k"));

    private static readonly Dictionary<string, Func<DenseArray[], DenseArray>> Functions = new()
    {
        ["f"] = Entries("k", (at, w, z) => Enumerable.Range(0, z.Shape[0]).Sum(j => w[at[0], j] * w[at[0], j] * z[j] * z[j])),
        ["D[1](f)"] = Entries("kkh", (at, w, z) => at[0] == at[1] ? 2 * w[at[0], at[2]] * z[at[2]] * z[at[2]] : 0),
        ["D[2](f)"] = Entries("kh", (at, w, z) => 2 * w[at[0], at[1]] * w[at[0], at[1]] * z[at[1]]),
        ["D[1,1](f)"] = Entries("kkhkh", (at, _, z) => at[0] == at[1] && at[1] == at[3] && at[2] == at[4] ? 2 * z[at[2]] * z[at[2]] : 0),
        ["D[1,2](f)"] = Entries("kkhh", (at, w, z) => at[0] == at[1] && at[2] == at[3] ? 4 * w[at[0], at[2]] * z[at[2]] : 0),
        ["D[2,2](f)"] = Entries("khh", (at, w, _) => at[1] == at[2] ? 2 * w[at[0], at[1]] * w[at[0], at[1]] : 0),
        ["D[1,1,1](f)"] = Entries("kkhkhkh", (_, _, _) => 0),
        ["D[1,1,2](f)"] = Entries("kkhkhh", (at, _, z) => at[0] == at[1] && at[1] == at[3] && at[2] == at[4] && at[4] == at[5] ? 4 * z[at[2]] : 0),
        ["D[1,2,2](f)"] = Entries("kkhhh", (at, w, _) => at[0] == at[1] && at[2] == at[3] && at[3] == at[4] ? 4 * w[at[0], at[2]] : 0),
        ["D[2,2,2](f)"] = Entries("khhh", (_, _, _) => 0),
    };

    public static IReadOnlyList<TensorCase> All { get; } =
    [
        new("opaque function", F.Apply(W, Z)) { Functions = Functions },
        new("opaque derivative by a matrix", F.By(1).Apply(W, Z)) { Functions = Functions },
        new("opaque derivative by a vector", F.By(2).Apply(W, Z)) { Functions = Functions },
    ];

    private static Func<DenseArray[], DenseArray> Entries(string axes, Func<int[], DenseArray, DenseArray, double> entry) =>
        args => DenseArray.Make([.. axes.Select(axis => axis == 'k' ? args[0].Shape[0] : args[0].Shape[1])], at => entry(at, args[0], args[1]));
}
