namespace SymDiff.Cli.Tests;

public class ReadmeExample
{
    [Fact]
    public void The_example_of_the_readme_works()
    {
        Expr loss = Expr.Parse("(y - sigmoid(w*x + b))^2");
        Expr slope = loss.Derivative("w");
        Gradient both = loss.Gradient("w", "b");
        var error = loss.CompileValueAndGradient(at: ["w", "b", "x", "y"], wrt: ["w", "b"]);
        var d = new double[2];
        double value = error([0.5, 0, 2, 1], d);

        Assert.Equal(slope, both["w"]);
        Assert.Equal(0.07232948812851325, value, 15);
        Assert.Equal(-0.21150837113706686, d[0], 15);
        Assert.Equal(-0.10575418556853343, d[1], 15);
    }

    [Fact]
    public void The_batch_of_the_readme_works()
    {
        double[] xs = [.. Enumerable.Range(0, 100).Select(i => i / 10.0)], ys = [.. xs.Select(x => x % 1)], weight = [0.5], bias = [0.1];
        double[] errors = new double[100], dws = new double[100], dxs = new double[100], gradient = new double[2];

        Expr loss = Expr.Parse("(y - sigmoid(w*x + b))^2");
        BatchFunction many = loss.CompileBatch(wrt: ["w", "x"], parameters: ["w", "b"]);   // inputs in the order of the formula: y, w, x, b
        many.Run([ys, weight, xs, bias], errors, [dws, dxs], maxThreads: 4);               // a parameter is one number; the others are arrays
        BatchSum whole = loss.CompileBatchSum(wrt: ["w", "b"], parameters: ["w", "b"]);    // the loss of a data set and its gradient
        double total = whole.Run([ys, weight, xs, bias], gradient);

        Assert.Equal(errors.Sum(), total, 1e-12);
        Assert.Equal(dws.Sum(), gradient[0], 1e-12);
        for (var i = 0; i < 100; i++)
        {
            var s = 1 / (1 + Math.Exp(-((0.5 * xs[i]) + 0.1)));
            Assert.Equal(Math.Pow(ys[i] - s, 2), errors[i], 1e-13);
            Assert.Equal(-2 * (ys[i] - s) * s * (1 - s) * xs[i], dws[i], 1e-13);
            Assert.Equal(-2 * (ys[i] - s) * s * (1 - s) * 0.5, dxs[i], 1e-13);
        }
    }

    [Fact]
    public void The_fit_of_the_readme_works()
    {
        var data = new DataTable(("x", [0, 1, 2, 3]), ("y", [1, 3.1, 4.9, 7]));   // or DataTable.Load("line.csv")
        FitResult fit = Expr.Parse("a + b*x").Fit(data, new() { Response = "y", Start = new Dictionary<string, Tensor> { ["a"] = 0, ["b"] = 0 } });
        double estimate = fit.Parameters["b"].Values[0], uncertainty = fit.StandardErrors["b"].Values[0];

        Assert.Equal(1.98, estimate, 12);
        Assert.Equal(Math.Sqrt(0.009 / 5), uncertainty, 12);
    }

    [Fact]
    public void The_network_of_the_readme_works()
    {
        double[] x = [1, 2], y = [0.5], w1 = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6], b1 = [0, 0.1, -0.1], w2 = [1, -1, 2];
        double[] loss = new double[1], dW1 = new double[6], db1 = new double[3];

        Model net = Model.Parse("""
            input x[n], y[k]
            param W1[h,n], b1[h], W2[k,h]
            E = sum((W2 @ sigmoid(W1 @ x + b1) - y)^2)/2
            """);
        TensorFunction step = net.CompileValueAndGradient("E", "W1", "b1");
        using Workspace<double> memory = step.CreateWorkspace();   // one a thread; a call allocates nothing
        memory.In("x", x, [2]).In("y", y, [1]).In("W1", w1, [3, 2]).In("b1", b1, [3]).In("W2", w2, [1, 3]);
        memory.Out(0, loss).Out(1, dW1).Out(2, db1).Run();

        var hidden = Enumerable.Range(0, 3).Select(i => 1 / (1 + Math.Exp(-((w1[2 * i] * x[0]) + (w1[(2 * i) + 1] * x[1]) + b1[i])))).ToArray();
        var error = hidden.Zip(w2, (z, w) => z * w).Sum() - y[0];
        Assert.Equal(error * error / 2, loss[0], 14);
        for (var i = 0; i < 3; i++)
        {
            var delta = error * w2[i] * hidden[i] * (1 - hidden[i]);
            Assert.Equal(delta, db1[i], 14);
            Assert.Equal(delta * x[1], dW1[(2 * i) + 1], 14);
        }
    }
}
