using System.Diagnostics;

namespace SymDiff.Benchmarks;

/// <summary>This program once more, with other switches of the runtime.</summary>
internal static class SecondProcess
{
    /// <summary>Makes the runtime believe that the machine has no vectors of 512 bits.</summary>
    public static readonly (string, string) WithoutAvx512 = ("DOTNET_EnableAVX512", "0");

    /// <summary>Runs a command and returns what it printed.</summary>
    public static string Run(string command, string? argument = null, params ReadOnlySpan<(string Name, string Value)> switches)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, argument is null ? [command] : [command, argument]) { RedirectStandardOutput = true };
        foreach (var (name, value) in switches) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} failed: {output}");
    }
}
