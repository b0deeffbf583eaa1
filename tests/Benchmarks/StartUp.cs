using System.Diagnostics;

namespace SymDiff.Benchmarks;

/// <summary>Start to finish of the command line against a program that prints one line, published the same way.</summary>
internal static class StartUp
{
    private const int Count = 21;

    public static void Run()
    {
        var root = FindRoot();
        var hello = Publish(root, "tests/Benchmarks/Hello/Hello.csproj", "hello");
        var symdiff = Publish(root, "src/Cli/Cli.csproj", "symdiff");
        Time(hello, []);
        Time(symdiff, ["sigmoid(w*x)", "--wrt", "w"]);
        var pairs = Enumerable.Range(0, Count).Select(_ => (Hello: Time(hello, []), SymDiff: Time(symdiff, ["sigmoid(w*x)", "--wrt", "w"]))).ToList();
        Table.Head("symdiff, ms", "hello, ms", "difference, ms", "ratio");
        Table.Row(
            Quartiles.Of(pairs.Select(p => p.SymDiff)).ToString(),
            Quartiles.Of(pairs.Select(p => p.Hello)).ToString(),
            Quartiles.Of(pairs.Select(p => p.SymDiff - p.Hello)).ToString(),
            Quartiles.Of(pairs.Select(p => p.SymDiff / p.Hello)).ToString());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SymDiff.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("SymDiff.sln is not above the benchmark's folder");
    }

    private static string Publish(string root, string project, string name)
    {
        var output = Path.Combine(root, "artifacts", "startup", name);
        Start("dotnet", ["publish", Path.Combine(root, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", output, "-v", "q", "--nologo"]);
        return Path.Combine(output, name);
    }

    private static double Time(string program, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        Start(program, arguments);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {output}");
    }
}
