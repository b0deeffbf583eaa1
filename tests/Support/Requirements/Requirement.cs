using System.Diagnostics;

namespace SymDiff.Support;

/// <summary>Something that tests need and that a machine may lack.</summary>
internal static class Requirement
{
    /// <summary>The reason to skip, or null where the thing is there. A build server installs the tools, so there nothing is skipped: a missing one fails.</summary>
    public static string? Skip(bool isPresent, string what) =>
        isPresent || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"needs {what}, which is not on this machine";

    /// <summary>The output of a program fed with a text, or null if it cannot be run or fails.</summary>
    public static string? Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync(); // a program that answers before it has read everything would otherwise wait for us
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return null;
        }
    }
}
