using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Fits on the command line.</summary>
public class FitCommandTests
{
    private static readonly string[][] Lines =
    [
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "log(y)", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=1", "--json"],
        ["(y - a*exp(-b*x))^2", "--data", "decay.csv", "--params", "a=1, b=1"],
        ["model.sym", "--data", "decay.csv", "--params", "w=[1, 1]", "--at", "X=@matrix.csv", "--response", "y"],
        ["(1 - x)^2 + 100*(y - x^2)^2", "--params", "x=-1.2, y=1", "--method", "newton"],
        ["(1 - x)^2 + (y - x)^2", "--params", "x=-1.2, y=1", "--method", "gd", "--rate", "0.1", "--momentum", "0.5"],
        ["(1 - x)^2 + (y - x)^2", "--params", "x=-1.2, y=1", "--method", "gd", "--rate", "10"],
        ["(1 - x)^2 + (y - x)^2", "--params", "x=-1.2, y=1", "--method", "adam", "--rate", "0.1", "--max-steps", "5"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=1", "--plot"],
        ["x^2", "--params", "x=3", "--method", "gd", "--rate", "0.2", "--max-steps", "20", "--plot"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=1", "--plot", "--json"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1"],
        ["a*exp(-b*t)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "z", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=1, c=2"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--response", "y", "--params", "a=1, b=-1e9"],
        ["a*exp(-b*x)", "--data", "words.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "nan.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "empty.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "ragged.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "missing.csv", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--response", "y", "--params", "a=1, b=1"],
        ["a*exp(-b*x)", "--data", "decay.csv", "--params", "a=1, b=1", "--method", "lm"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--rate", "1"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--method", "gd", "--rate", "-1"],
        ["a*x", "--data", "decay.csv", "--params", "words.csv", "--response", "y"],
        ["a*x", "--data", "nan.csv", "--params", "a=1", "--response", "y", "--json"],
        ["a*x +", "--data", "decay.csv", "--params", "a=1", "--response", "y", "--json"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--response", "y", "--save", "missing/found.json"],
        ["sum((X @ W - y)^2)", "--declare", "X[m,n], W[n], y[m]", "--data", "decay.csv", "--at", "X=@matrix.csv", "--params", "W=[1, 1]", "--method", "newton"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--response", "[y, x]"],
        ["5", "--params", "a=1"],
        ["a*x", "--data", "decay.csv", "--params", "b=1", "--at", "c=2", "--response", "y"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--at", "c=2", "--response", "y"],
        ["a*x", "--data", "decay.csv", "--params", "a=nan", "--response", "y"],
        ["a*x", "--data", "decay.csv", "--params", "a=[1, 2]", "--response", "y"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--response", "y +"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--response", "y", "--max-steps", "0"],
        ["a*x", "--data", "decay.csv", "--params", "a=1", "--response", "y", "--stop", "tiny"],
        ["a*x + b*x", "--data", "decay.csv", "--params", "a=1, b=2", "--response", "y"],
        ["a*x + b*c", "--data", "three.csv", "--response", "y", "--params", "a=1, b=0, c=3"],
        ["a + b*x + c*x^2 + d*x^3", "--data", "three.csv", "--response", "y", "--params", "a=1, b=0, c=3, d=1"],
        ["a*x", "--data", "blanks.csv", "--response", "y", "--params", "a=1"],
        ["f(a)*x", "--opaque", "f(1)", "--data", "decay.csv", "--params", "a=1", "--response", "y"],
        ["inv(A) @ x", "--declare", "A[n,n], x[n]", "--data", "decay.csv", "--params", "A=[[1, 0], [0, 1]]", "--response", "y"],
        ["sum(x*w)", "--declare", "x[n], w[n]", "--data", "decay.csv", "--params", "w=[1, 2, 3]"],
    ];

    private static readonly (string Name, string Text)[] Files =
    [
        ("decay.csv", "x,y\n0,2.1\n1,1.1\n2,0.65\n3,0.3\n4,0.21\n"),
        ("three.csv", "x,y\n1,2\n2,4\n3,6.1\n"),
        ("blanks.csv", "x  y\n1  2\n2  4\n"),
        ("words.csv", "x,y\n0,2\n1,one\n"),
        ("nan.csv", "x,y\n0,2\n1,nan\n"),
        ("empty.csv", ""),
        ("ragged.csv", "x,y\n0,2\n1\n"),
        ("matrix.csv", "1,0\n1,1\n1,2\n1,3\n1,4\n"),
        ("model.sym", "input X[m,n]\nparam w[n]\nf = X @ w\n"),
    ];

    [Fact]
    public Task Results_and_errors_are_explained() => InFolder(folder => Verifier.Verify(string.Join("\n", Lines.Select(line => Transcript(line, folder)))));

    [Fact]
    public Task Saved_parameters_are_read_back_to_the_last_digit() => InFolder(folder =>
    {
        string[] fit = ["fit", "a*exp(-b*x)", "--data", Path.Combine(folder, "decay.csv"), "--response", "y", "--json"];
        var saved = Path.Combine(folder, "found.json");
        var first = CommandLine.Run([.. fit, "--params", "a=1, b=1", "--save", saved]);
        var second = CommandLine.Run([.. fit, "--params", saved, "--max-steps", "1"]);
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(Parameters(first), Parameters(second));
        Assert.Equal(Files.Length + 1, Directory.GetFiles(folder).Length);
        return Task.CompletedTask;
    });

    private static string Parameters(CommandLine run) => run.Output[run.Output.IndexOf("parameters", StringComparison.Ordinal)..run.Output.IndexOf('}', StringComparison.Ordinal)];

    private static async Task InFolder(Func<string, Task> test)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var (name, text) in Files) File.WriteAllText(Path.Combine(folder, name), text);
        try
        {
            await test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsFile(string arg) => !arg.Contains('=', StringComparison.Ordinal) && Path.GetExtension(arg) is ".csv" or ".sym" or ".json";

    private static string Transcript(string[] args, string folder)
    {
        var run = CommandLine.Run(["fit", .. args.Select(arg => IsFile(arg) ? Path.Combine(folder, arg) : arg.Replace("X=@", $"X=@{folder}/", StringComparison.Ordinal))]);
        var line = string.Join(' ', args.Select(arg => arg.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '/' or '.' or ',') ? arg : $"\"{arg}\""));
        return $"$ symdiff fit {line}\n{run.Output}{run.Messages}[{run.ExitCode}]\n".Replace(folder, "DATA", StringComparison.Ordinal);
    }
}
