using System.ComponentModel;
using System.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Graphviz, which lays out drawings.</summary>
internal static class Graphviz
{
    /// <summary>A drawing as SVG.</summary>
    /// <param name="dot">The drawing in the language of Graphviz.</param>
    /// <exception cref="UsageException">There is no program 'dot'.</exception>
    /// <exception cref="IOException">It failed.</exception>
    public static string Svg(string dot)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dot", ["-Tsvg"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(dot);
            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Result.TrimEnd() : throw new IOException("Graphviz's 'dot' failed");
        }
        catch (Win32Exception)
        {
            throw new UsageException("SVG is drawn by Graphviz, and its program 'dot' was not found",
                "install graphviz (apt-get install graphviz, brew install graphviz), or write --format dot");
        }
    }
}
