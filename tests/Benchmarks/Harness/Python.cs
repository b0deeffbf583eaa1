using System.Diagnostics;

namespace SymDiff.Benchmarks;

/// <summary>Scripts in Python, on one thread.</summary>
internal static class Python
{
    /// <summary>A Python that has a package, or null.</summary>
    public static string? With(string package) => Array.Find(["/usr/bin/python3", "python3"], python => Has(python, package));

    /// <summary>Starts a Python whose streams the caller owns; what it says on its error stream is passed on.</summary>
    public static Process Start(string python, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var variable in new[] { "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS" }) start.Environment[variable] = "1";
        return Process.Start(start)!;
    }

    private static bool Has(string python, string package)
    {
        try
        {
            using var process = Start(python, "-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{package}') is None)");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
