using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Derivatives of tensors on the command line: text, numbers, directions, data from files.</summary>
public class TensorCommandTests
{
    private static readonly string[][] Lines =
    [
        ["jacobian", "[x^2+2*y, 3*x+4*y^2]", "--wrt", "x,y"],
        ["jacobian", "[x^2+2*y, 3*x+4*y^2]", "--wrt", "x,y", "--at", "x=1, y=2"],
        ["jacobian", "softmax(x)", "--declare", "x[n]"],
        ["jacobian", "A @ x", "--declare", "A[m,n], x[n]", "--wrt", "A,x"],
        ["jacobian", "[x, y]", "--wrt", "x,y", "--format", "latex"],
        ["hessian", "x^2*y", "--wrt", "x,y"],
        ["hessian", "x^2*y", "--wrt", "x,y", "--format", "unicode"],
        ["jacobian", "[x*y, x + y, sin(x)]", "--wrt", "x,y", "--format", "unicode", "--steps=brief"],
        ["hessian", "norm2(T - U @ V')^2", "--declare", "T[m,n], U[m,k], V[n,k]", "--wrt", "U,V", "--format", "unicode"],
        ["hessian", "norm2(T - U @ V')^2", "--declare", "T[m,n], U[m,k], V[n,k]", "--wrt", "U", "--format", "latex"],
        ["sum(exp(A @ x))", "--declare", "A[m,n], x[n]", "--wrt", "x", "--order", "3", "--format", "unicode"],
        ["hessian", "x^2*y", "--wrt", "x,y", "--at", "x=1, y=2"],
        ["hessian", "x @ (Q @ x)", "--declare", "x[n], Q[n,n]", "--wrt", "x"],
        ["hessian", "x @ y", "--declare", "x[n], y[n]", "--wrt", "x,y"],
        ["hessian", "x*y", "--declare", "x[n]", "--wrt", "x"],
        ["vjp", "softmax(x)", "--declare", "x[n]"],
        ["vjp", "g*x", "--declare", "g[n], x[n]", "--wrt", "g,x"],
        ["vjp", "softmax(x)", "--declare", "x[2]", "--at", "x=[0, 0]", "--cotangent", "[1, 0]"],
        ["vjp", "softmax(x)", "--declare", "x[2]", "--at", "x=[0, 0]"],
        ["jvp", "softmax(x)", "--declare", "x[n]"],
        ["jvp", "sum(x*y)", "--declare", "x[n], y[n]", "--wrt", "x,y"],
        ["jvp", "softmax(x)", "--declare", "x[2]", "--at", "x=[0, 0]", "--tangent", "x=[1, 0]"],
        ["jvp", "softmax(x)", "--declare", "x[2]", "--at", "x=[0, 0]"],
        ["hvp", "sum(exp(x))", "--declare", "x[n]"],
        ["x @ (Q @ x)", "--declare", "x[n], Q[n,n]", "--wrt", "x,Q"],
        ["x @ (Q @ x)", "--declare", "x[n], Q[n,n]", "--wrt", "x,Q", "--at", "x=[1, 2], Q=[[1, 2], [3, 4]]"],
        ["sum(log(x))", "--declare", "x[n]", "--order", "2"],
        ["sum(log(x))", "--declare", "x[n]", "--order", "2", "--at", "x=[1, 2]"],
        ["norm2(A @ x - b)^2", "--declare", "A[m,n], x[n], b[m]", "--wrt", "x", "--format", "latex"],
        ["input X[m,n], Y[m,k]; param W1[h,n], b1[h], W2[k,h], b2[k]; Z = sigmoid(X @ W1' + b1); Yh = Z @ W2' + b2; E = sum((Yh - Y)^2)/2"],
        ["input x, y; param w, b; z = w*x + b; E = (z - y)^2 + (y - z)^4"],
        ["input x, y; param w, b; z = w*x + b; E = (z - y)^2 + (y - z)^4", "--no-simplify", "--wrt", "b"],
        ["equal", "softmax(x + c)", "softmax(x)", "--declare", "x[n]"],
        ["equal", "x*y/y", "x", "--declare", "x[n], y[n]"],
        ["equal", "x", "y", "--declare", "x[n], y[m]"],
        ["eval", "sum(ones(100000, 100000))"],
        ["eval", "sum(x)", "--declare", "x[n]", "--at", "x=[1, 2, 3]", "--max-elements", "2"],
        ["eval", "[[1, 2], [3, 4]] @ [1, 1]"],
        ["eval", "X @ y", "--declare", "X[2,2], y[2]", "--at", "X=[[1, 2], [3]], y=[1, 1]"],
        ["eval", "X @ y", "--declare", "X[2,2], y[2]", "--at", "X=[1, 2], y=[1, 1]"],
        ["check", "sum(x)", "--declare", "x[n]", "--at", "x=[1, 2]"],
    ];

    [Fact]
    public Task Tensors_are_answered_in_their_own_shapes() => Verifier.Verify(string.Join("\n", Lines.Select(Transcript)));

    [Fact]
    public async Task Data_comes_from_files()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "x.csv"), "a,b\n1,2\n3,4\n");
        File.WriteAllText(Path.Combine(folder.FullName, "y.json"), "[5, 6]");
        File.WriteAllText(Path.Combine(folder.FullName, "ragged.csv"), "1;2\n3\n");
        File.WriteAllText(Path.Combine(folder.FullName, "words.csv"), "1 2\nthree 4\n");
        File.WriteAllText(Path.Combine(folder.FullName, "broken.json"), "[1, [2]]");
        File.WriteAllText(Path.Combine(folder.FullName, "none.csv"), "\n");
        string[] files = ["y.json", "ragged.csv", "words.csv", "broken.json", "none.csv", "missing.csv"];
        var lines = files.Select(file => Transcript(["eval", "X @ y", "--declare", "X[m,n], y[n]", "--at", $"X=@{folder.FullName}/x.csv, y=@{folder.FullName}/{file}"]));
        var text = string.Join("\n", lines).Replace(folder.FullName, "DATA", StringComparison.Ordinal);
        folder.Delete(recursive: true);
        await Verifier.Verify(text);
    }

    private static string Transcript(string[] args)
    {
        var run = CommandLine.Run(args);
        return $"$ symdiff {string.Join(' ', args.Select(arg => arg.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '/' or '.' or ',') ? arg : $"\"{arg}\""))}\n{run.Output}{run.Messages}[{run.ExitCode}]\n";
    }
}
