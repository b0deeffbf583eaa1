using SymDiff.Ops;
using SymDiff.Printing;
using SymDiff.Support;

namespace SymDiff.Tests.Printing;

/// <summary>Tensors with more than two axes, written entry by entry.</summary>
public class IndexFormTests
{
    private static readonly BindingOptions Options = new() { Declarations = ["T[2,3], U[2,2], V[3,2], X[2,3], A[2,2], x[2], i"] };

    public static TheoryData<string, string, string> Tensors => new()
    {
        { "2*einsum(\"ab,cd->acbd\", eye(2), V' @ V)", "T[i,j,k,l] = 2*δ[i,k]*(Vᵀ·V)[j,l]", @"{T}_{i,j,k,l} = 2\,\delta_{i,k}\,\left(V^{\top}\,V\right)_{j,l}" },
        { "einsum(\"ab,cd->adcb\", U, X)*i", "T[j,k,l,p] = U[j,p]*X[l,k]*i", @"{T}_{j,k,l,p} = {U}_{j,p}\,{X}_{l,k}\,i" },
        { "jacobian(softmax(X), X)", "", "" },
        { "jacobian(U @ tanh(X), X)", "", "" },
        { "jacobian(inv(A), A)", "", "" },
        { "hessian(sum(exp(A @ x)), A)", "", "" },
        { "jacobian(grad(sum(exp(A @ x)), x), A)", "", "" },
        { "jacobian(outer(x, x)*X[:, 1:], x)", "", "" },
        { "jacobian(sum(X, axis=0) + max(X, axis=0), X)", "", "" },
        { "jacobian(diag(x)*U' + ones(2, 2)*x, x)", "", "" },
        { "stack(jacobian(A @ x, A)*x, jacobian(A @ x, A)^2)", "", "" },
        { "jacobian(x/norm2(x), x) @ jacobian(X', X)", "", "" },
        { "einsum(\"ab,cd->abc\", A, ones(2, 3))*i", "T[j,k,l] = A[j,k]*3*i", @"{T}_{j,k,l} = {A}_{j,k} \cdot 3\,i" },
        { "reshape(x, [1, 2, 1]) + reshape(X, [1, 2, 3])*[[[1, 2, 3]]]", "", "" },
    };

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Entries_are_those_of_the_tensor(string text, string unicode, string latex)
    {
        var root = Expr.Parse(text, Options);
        Check(root);
        Check(root.Simplify());
        if (unicode.Length == 0) return;
        Assert.Equal(unicode, root.ToUnicode());
        Assert.Contains(latex, root.ToLatex(), StringComparison.Ordinal);
    }

    [KatexFact]
    public void KaTeX_reads_all()
    {
        string[] latex = [.. Tensors.SelectMany(row => Expr.Parse((string)row[0], Options) is var root ? new[] { root.ToLatex(), root.Simplify().ToLatex() } : [])];
        Assert.Equal([], latex.Zip(Katex.Errors(latex)).Where(pair => pair.Second is not null));
    }

    [Fact]
    public void A_long_chain_of_tensors_is_written()
    {
        var chain = Expr.Parse("jacobian(A @ x, A)", Options);
        for (var step = 0; step < 20_000; step++) chain = Exponential.Exp[-chain];
        Assert.StartsWith("t1[i,j,k] = ", chain.ToUnicode().Replace("t₁", "t1", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Check(Expr root)
    {
        var random = new Random(7);
        var at = Traversal.PostOrder(root).Where(node => node.VariableName is not null).ToDictionary(node => node.VariableName!, node => Value(node, random));
        var values = new Entries(at);
        var (indices, entry) = IndexForm.Of(root, _ => false);
        var whole = root.Evaluate(at);
        for (var place = 0; place < whole.Values.Length; place++)
            Assert.Equal(whole.Values[place], values.At(entry, indices.Zip(Places(whole.Shape, place)).ToDictionary(pair => pair.First, pair => pair.Second)), 1e-12);
    }

    private static Tensor Value(Expr node, Random random)
    {
        int[] lengths = [.. node.Shape.Axes.ToArray().Select(axis => int.Parse(axis.ToString()!))];
        return new([.. lengths], [.. Enumerable.Range(0, lengths.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextDouble() + 0.5)]);
    }

    private static int[] Places(ReadOnlySpan<int> shape, int place)
    {
        var places = new int[shape.Length];
        for (var axis = shape.Length - 1; axis >= 0; place /= shape[axis--]) places[axis] = place % shape[axis];
        return places;
    }

    /// <summary>Evaluates entries with numbers in the places of indices.</summary>
    private sealed class Entries(Dictionary<string, Tensor> at)
    {
        /// <summary>The longest axis here: an index that only deltas have is nowhere equal to the other one beyond its end.</summary>
        private const int Longest = 3;

        public double At(Expr node, Dictionary<string, int> indices) => Filled(node, indices).Evaluate(at).Values[0];

        private Expr Filled(Expr node, Dictionary<string, int> indices) => node.Op switch
        {
            EntryOp entry => (Expr)Entry(node.Args[0].Evaluate(at), [.. entry.Indices.Select(index => Place(index, indices))]),
            DeltaOp { Indices: var (row, column) } => Place(row, indices) == Place(column, indices) ? 1 : 0,
            SumOverOp sum => Expr.Sum([.. Range(node, sum.Indices, indices).Select(inner => Filled(node.Args[0], inner))]),
            _ => node.Args.IsEmpty ? node : node.Op.Apply([.. node.ArgList.Select(arg => Filled(arg, indices))]),
        };

        private IEnumerable<Dictionary<string, int>> Range(Expr node, IReadOnlyList<string> letters, Dictionary<string, int> outer) => letters.Aggregate(
            (IEnumerable<Dictionary<string, int>>)[outer],
            (all, letter) => all.SelectMany(indices => Enumerable.Range(0, Length(node, letter)).Select(place => new Dictionary<string, int>(indices) { [letter] = place })));

        private int Length(Expr node, string letter) => Traversal.PostOrder(node)
            .Where(inner => inner.Op is EntryOp entry && entry.Indices.Contains(letter))
            .Select(inner => inner.Args[0].Evaluate(at).Shape[((EntryOp)inner.Op).Indices.ToList().IndexOf(letter)]).FirstOrDefault(Longest);

        private static double Entry(Tensor tensor, int[] places)
        {
            var place = 0;
            for (var axis = 0; axis < places.Length; axis++) place = (place * tensor.Shape[axis]) + places[axis];
            return tensor.Values[place];
        }

        private static int Place(string index, Dictionary<string, int> indices) => index == "0" ? 0 : indices[index];
    }
}
