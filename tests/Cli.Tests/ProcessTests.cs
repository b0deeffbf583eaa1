using System.Diagnostics;
using System.Text;

namespace SymDiff.Cli.Tests;

/// <summary>The program as the system starts it: arguments, streams and exit codes that a test inside of one process cannot see.</summary>
public class ProcessTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "symdiff.exe" : "symdiff");

    [Fact]
    public void The_derivative_is_on_the_output_and_nothing_on_the_error_output() =>
        Assert.Equal((0, "x*sigmoid(w*x)*(1 - sigmoid(w*x))\n", ""), Run("", "sigmoid(w*x)", "--wrt", "w"));

    [Fact]
    public void An_error_is_on_the_error_output_without_color() =>
        Assert.Equal((1, "", "error SD1003: unknown function 'sigmod'\n  sigmod(w*x)\n  ^^^^^^ did you mean 'sigmoid'?\n"), Run("", "sigmod(w*x)", "--wrt", "w"));

    [Fact]
    public void Text_is_utf8_whatever_the_machine_says()
    {
        Assert.Equal((0, "2*ä\n", ""), Run("ä^2", "-"));
        Assert.Equal((0, "2*ä\n", ""), Run("", "ä^2"));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error()
    {
        var (code, output, messages) = RunBytes([(byte)'x', (byte)'+', 0xff, 0xfe, (byte)'\n'], "-");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("error SD1001: unexpected character", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_answered_line_by_line() =>
        Assert.Equal((0, "{\"v\":1,\"id\":1,\"ok\":true,\"value\":4,\"gradient\":{\"x\":4}}\n", ""), Run("{\"id\":1,\"expr\":\"x^2\",\"at\":{\"x\":2},\"text\":false}\n", "batch"));

    [Fact]
    public void An_interrupt_ends_the_program_with_its_code()
    {
        if (OperatingSystem.IsWindows()) return;
        using var process = Start("batch");
        process.StandardInput.Write("{\"expr\":\"x\"}\n");
        process.StandardInput.Flush();
        Assert.StartsWith("{\"v\":1", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        Assert.True(process.WaitForExit(Guard));
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
    }

    [Fact]
    public void An_interrupted_fit_prints_the_best_parameters_so_far()
    {
        if (OperatingSystem.IsWindows()) return;
        using var process = Start("fit", "x^2", "--params", "x=1", "--method", "gd", "--rate", "1e-12", "--stop", "0", "--max-steps", "2000000000", "--json");
        // a second of work is more than the start takes
        Assert.True(SpinWait.SpinUntil(() => process.TotalProcessorTime > TimeSpan.FromSeconds(1), Guard));
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Guard));
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Contains("\"stop\": \"interrupted\"", output, StringComparison.Ordinal);
        Assert.Contains("\"x\": 0.9", output, StringComparison.Ordinal);
    }

    private static (int, string, string) Run(string input, params string[] args) => RunBytes(Encoding.UTF8.GetBytes(input), args);

    private static (int, string, string) RunBytes(byte[] input, params string[] args)
    {
        using var process = Start(args);
        var messages = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Guard), "the program did not end");
        return (process.ExitCode, output, messages.Result);
    }

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(Executable, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
        Environment = { ["LANG"] = "C", ["LC_ALL"] = "C" },
    })!;
}
