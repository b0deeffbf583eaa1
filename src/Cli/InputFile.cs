using System.Text;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Files that are read, in UTF-8.</summary>
internal static class InputFile
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="InputFileException">There is none.</exception>
    public static StreamReader Open(string path) =>
        Directory.Exists(path) ? throw new InputFileException($"{Excerpt.Quote(path)} is a folder, and a file is expected")
        : File.Exists(path) ? new(path, Encoding.UTF8)
        : throw new InputFileException($"no file {Excerpt.Quote(path)}");

    /// <summary>The whole text of a file.</summary>
    /// <exception cref="InputFileException">There is none.</exception>
    public static string ReadAll(string path)
    {
        using var file = Open(path);
        return file.ReadToEnd();
    }
}

/// <summary>A file that was named is not there.</summary>
/// <param name="message">The whole message.</param>
internal sealed class InputFileException(string message) : IOException(message);
