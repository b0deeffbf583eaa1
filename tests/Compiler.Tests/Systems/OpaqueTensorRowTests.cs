using SymDiff.Compiling;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// Rows with vectors and functions that are only named. The printed gradients are snapshots; beside them they are evaluated with a value for each name, whose own
/// derivatives are numerical, against differences of the whole.
/// </summary>
public class OpaqueTensorRowTests
{
    private const int Rounds = 3;
    private const double Step = 1e-3;

    /// <summary>One layer: the hyperbolic tangent of a matrix applied to a vector, or to every row of a matrix, plus 2 so that logarithms exist.</summary>
    private static readonly Func<DenseArray[], DenseArray> Layer = args => args[1].Rank == 1
        ? DenseArray.Make([args[0].Shape[0]], i => 2 + Math.Tanh(Dot(j => args[0][i[0], j] * args[1][j], args[1].Shape[0])))
        : DenseArray.Make([args[1].Shape[0], args[0].Shape[0]], i => 2 + Math.Tanh(Dot(j => args[0][i[1], j] * args[1][i[0], j], args[1].Shape[1])));

    /// <summary>One unit: of the product of two vectors, between 0.2 and 0.8.</summary>
    private static readonly Func<DenseArray[], DenseArray> Unit = args => DenseArray.Scalar(0.5 + (0.3 * Math.Tanh(Dot(j => args[0][j] * args[1][j], args[0].Shape[0]) / 3)));

    /// <summary>A map from vectors to vectors one longer, and one from vectors to numbers.</summary>
    private static readonly Func<DenseArray[], DenseArray> Widen = args => DenseArray.Make([args[0].Shape[0] + 1], i => Math.Sin(Dot(j => (i[0] + j + 1) * args[0][j], args[0].Shape[0])));
    private static readonly Func<DenseArray[], DenseArray> Collapse = args => DenseArray.Scalar(Math.Exp(Dot(j => args[0][j] * args[0][j], args[0].Shape[0]) / 4));

    private static readonly Func<DenseArray[], DenseArray> Entrywise = args => DenseArray.Make(args[0].Shape, i => Math.Sin(args[0][i]));
    private static readonly Func<DenseArray[], DenseArray> Slope = args => DenseArray.Make(args[0].Shape, i => Math.Cos(args[0][i]));

    internal static readonly Dictionary<string, Func<DenseArray[], DenseArray>> Functions = new()
    {
        ["f1"] = Layer, ["D[1](f1)"] = Partial(Layer, 0), ["D[2](f1)"] = Partial(Layer, 1),
        ["f2"] = Layer, ["D[1](f2)"] = Partial(Layer, 0), ["D[2](f2)"] = Partial(Layer, 1),
        ["unit"] = Unit, ["D[1](unit)"] = Partial(Unit, 0), ["D[2](unit)"] = Partial(Unit, 1),
        ["f"] = Widen, ["D[1](f)"] = Partial(Widen, 0), ["g"] = Collapse, ["D[1](g)"] = Partial(Collapse, 0),
        ["Phi"] = Entrywise, ["Phi'"] = Slope, ["phi"] = Entrywise, ["phi'"] = Slope,
    };

    public static TheoryData<string, string, string> Rows => new()
    {
        { "B4 k outputs, squared", "W1,W2", "opaque f1(W[h,n], X[m,n]) -> [m,h], f2(W[k,h], Z[m,h]) -> [m,k]\ninput X[m,n], Y[m,k]\nparam W1[h,n], W2[k,h]\nZ = f1(W1, X)\nYhat = f2(W2, Z)\nE = sum((Yhat - Y)^2)/2" },
        { "B4 k outputs, cross-entropy", "W1,W2", "opaque f1(W[h,n], X[m,n]) -> [m,h], f2(W[k,h], Z[m,h]) -> [m,k]\ninput X[m,n], Y[m,k]\nparam W1[h,n], W2[k,h]\nZ = f1(W1, X)\nYhat = f2(W2, Z)\nE = -sum(Y*log(Yhat))" },
        { "B4 one example, squared", "W1,W2", "opaque f1(W[h,n], x[n]) -> [h], f2(W[k,h], z[h]) -> [k]\ninput x[n], y[k]\nparam W1[h,n], W2[k,h]\nz = f1(W1, x)\nyhat = f2(W2, z)\nE = sum((yhat - y)^2)/2" },
        { "B4 one example, cross-entropy", "W1,W2", "opaque f1(W[h,n], x[n]) -> [h], f2(W[k,h], z[h]) -> [k]\ninput x[n], y[k]\nparam W1[h,n], W2[k,h]\nz = f1(W1, x)\nyhat = f2(W2, z)\nE = -sum(y*log(yhat))" },
        { "B4 one output, squared", "W1,w2", "opaque f1(W[h,n], x[n]) -> [h], unit(w[h], z[h])\ninput x[n], y\nparam W1[h,n], w2[h]\nz = f1(W1, x)\nyhat = unit(w2, z)\nE = (yhat - y)^2/2" },
        { "B4 one output, cross-entropy", "W1,w2", "opaque f1(W[h,n], x[n]) -> [h], unit(w[h], z[h])\ninput x[n], y\nparam W1[h,n], w2[h]\nz = f1(W1, x)\nyhat = unit(w2, z)\nE = -(y*log(yhat) + (1 - y)*log(1 - yhat))" },
        { "B5", "x,b,W1,W2", "opaque Phi(1)\ninput x[n], y[k]\nparam W1[h,n], b[h], W2[k,h]\nl = norm2(W2 @ Phi(W1 @ x + b) - y)^2/2" },
        { "B6", "W,b", "opaque phi(1)\ninput x[n], y\nparam W[h,n], b[h]\nf = (y - sum(phi(W @ x + b)))^2" },
        { "C1", "x", "opaque f(x[n]) -> [n+1], g(u[n+1])\ninput x[n]\nh = g(f(x))" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_gradient_prints_as_the_row_says_and_has_its_value(string row, string wrt, string text)
    {
        var output = Model.Parse(text).Output;
        var gradient = output.Gradient(wrt.Split(','));
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var at = new TensorCase(row, output) { Functions = Functions }.Sample(seed);
            foreach (var (variable, derivative) in gradient) DerivativeCheck.Holds(output, variable, derivative, at);
        }
        await Verifier.Verify(string.Join('\n', gradient.Select(part => $"d{part.Key} = {part.Value}"))).UseParameters(row);
    }

    /// <summary>The Jacobian is one factor of a product with a vector: no node of the gradient is a product of two matrices.</summary>
    [Fact]
    public void C1_the_vector_Jacobian_product_forms_no_other_matrix()
    {
        var gradient = MachineGraphs.TensorValueAndGradient(Model.Parse("opaque f(x[n]) -> [m], g(u[m])\ninput x[n]\ng(f(x))").Output, [Expr.Variable("x", Shape.Of("n"))]);
        var matrix = Assert.Single(Traversal.PostOrder(gradient), node => node.Shape.Rank > 1);
        Assert.Equal("D[1](f)(x)", matrix.ToString());
    }

    /// <summary>The derivative of a function by one argument, by central differences.</summary>
    private static Func<DenseArray[], DenseArray> Partial(Func<DenseArray[], DenseArray> function, int argument) => args =>
    {
        var (value, x) = (function(args), args[argument]);
        DenseArray[] columns = [.. Enumerable.Range(0, x.Entries.Length).Select(entry => Difference(function, args, argument, entry))];
        return DenseArray.Make([.. value.Shape, columns.Length], index => columns[index[^1]][index.AsSpan(..^1)]).WithShape([.. value.Shape, .. x.Shape]);
    };

    private static DenseArray Difference(Func<DenseArray[], DenseArray> function, DenseArray[] args, int argument, int entry)
    {
        var (far, near) = (Central(2 * Step), Central(Step));
        return DenseArray.Make(near.Shape, index => ((4 * near[index]) - far[index]) / 3);

        DenseArray Central(double step)
        {
            var (above, below) = (At(step), At(-step));
            return DenseArray.Make(above.Shape, index => (above[index] - below[index]) / (2 * step));
        }

        DenseArray At(double shift) => function([.. args.Select((arg, i) => i == argument ? arg.Shifted(entry, shift) : arg)]);
    }

    private static double Dot(Func<int, double> product, int length) => Enumerable.Range(0, length).Sum(product);
}
