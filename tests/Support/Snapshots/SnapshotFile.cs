namespace SymDiff.Support;

/// <summary>One accepted text, <c>name.verified.ext</c>, and beside it what a failing run produced, <c>name.received.ext</c>.</summary>
internal sealed class SnapshotFile(string directory, string name, string extension)
{
    /// <summary>Whether the received text is to replace the accepted one: <c>SYMDIFF_ACCEPT=1</c>, never on a build server.</summary>
    public static bool MayAccept =>
        Environment.GetEnvironmentVariable("SYMDIFF_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") is null or "" or "false";

    private string Verified => Path.Combine(directory, $"{name}.verified.{extension}");

    private string Received => Path.Combine(directory, $"{name}.received.{extension}");

    /// <summary>Compares; on a mismatch either accepts the text or writes it down and fails with the difference.</summary>
    public async Task Check(string text, bool accept)
    {
        var actual = Normalize(text);
        var expected = File.Exists(Verified) ? Normalize(await File.ReadAllTextAsync(Verified)) : null;
        if (actual == expected)
        {
            File.Delete(Received);
            return;
        }
        await File.WriteAllTextAsync(accept ? Verified : Received, actual + "\n");
        if (accept) File.Delete(Received);
        else throw new VerifyException(Explain(expected, actual));
    }

    private string Explain(string? expected, string actual)
    {
        var problem = expected is null ? "is missing" : "differs";
        return $"Snapshot {Path.GetFileName(Verified)} {problem}; the text is in {Path.GetFileName(Received)}.\n"
            + "If it is right, run the test again with SYMDIFF_ACCEPT=1.\n" + InlineDiff.Show(expected ?? "", actual);
    }

    // one line ending, none at the end: what editors and version control do to them says nothing about the result
    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}

/// <summary>A text is not the accepted one.</summary>
internal sealed class VerifyException(string message) : Exception(message);
