using System.Runtime.InteropServices;

namespace SymDiff.Support.Mpfr;

/// <summary>Finds libmpfr and its functions; a machine without it gets a reason instead of an exception.</summary>
internal static class MpfrLibrary
{
    private static readonly string[] Candidates = ["libmpfr.so.6", "libmpfr.6.dylib", "libmpfr.so", "libmpfr.dylib"];
    private static readonly nint Handle = Load();

    /// <summary>Whether the library was found.</summary>
    public static bool IsPresent => Handle != 0;

    /// <summary>Address of an exported function.</summary>
    public static nint Function(string name) =>
        IsPresent ? NativeLibrary.GetExport(Handle, name) : throw new DllNotFoundException("libmpfr version 4 was not found; tests that use it say so with MpfrFact");

    private static nint Load()
    {
        // The struct layout of MpfrNumber holds where C's long has 64 bits.
        if (!Environment.Is64BitProcess || OperatingSystem.IsWindows()) return 0;
        foreach (string name in Candidates)
            if (NativeLibrary.TryLoad(name, out nint found)) return found;
        return 0;
    }
}
