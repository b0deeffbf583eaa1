using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SymDiff.Benchmarks;

/// <summary>A script with NumPy that waits for orders: so many calls, whose time it answers with.</summary>
internal sealed class NumPyStep : IDisposable
{
    private readonly Process process;

    private NumPyStep(Process process, string version, float[] results) => (this.process, Version, Results) = (process, version, results);

    /// <summary>NumPy's version, and the library that multiplies its matrices.</summary>
    public string Version { get; }

    /// <summary>What one call computes.</summary>
    public float[] Results { get; }

    /// <summary>Starts a script of this program's folder on one thread; null if there is no Python with NumPy.</summary>
    public static NumPyStep? Start(string script, params ReadOnlySpan<Memory<float>> inputs)
    {
        var (input, output) = (Path.GetTempFileName(), Path.GetTempFileName());
        using (var stream = File.OpenWrite(input))
            foreach (var part in inputs) stream.Write(MemoryMarshal.AsBytes(part.Span));
        if (Python.With("numpy") is not { } python) return null;
        var process = Python.Start(python, Path.Combine(AppContext.BaseDirectory, script), input, output);
        var version = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{script} failed");
        return new(process, version, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray());
    }

    /// <summary>Takes so many steps; returns the nanoseconds of the processor that one took.</summary>
    public double Run(int count)
    {
        process.StandardInput.WriteLine(count.ToString(CultureInfo.InvariantCulture));
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the script with NumPy ended");
        return double.Parse(answer, CultureInfo.InvariantCulture) / count;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
