using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SymDiff.Support;

/// <summary>
/// Snapshot tests with the interface and file names of Verify.Xunit: <c>await Verifier.Verify(text)</c> in method <c>Method</c> of
/// <c>Class.cs</c> compares with <c>Class.Method.verified.md</c> beside it. Built with <c>-p:UseVerifyPackage=true</c> it forwards to that package.
/// </summary>
internal static class Verifier
{
    private const string Markdown = "md";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares a text with its snapshot.</summary>
    public static SettingsTask Verify(
        string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        Verify(target, Markdown, settings, sourceFile, method);

    /// <summary>Compares an object, written as indented JSON, with its snapshot.</summary>
    public static SettingsTask Verify(
        object? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        Verify(JsonSerializer.Serialize(target, Readable), Markdown, settings, sourceFile, method);

    /// <summary>Compares a text with its snapshot, whose file has the extension given.</summary>
    public static SettingsTask Verify(
        string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
#if USE_VERIFY_PACKAGE
        VerifyXunit.Verifier.Verify(target, extension, settings, sourceFile);
#else
        new(target ?? "null", extension, settings ?? new(), sourceFile, method);
#endif
}
