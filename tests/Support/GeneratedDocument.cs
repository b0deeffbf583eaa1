using Xunit;

namespace SymDiff.Support;

/// <summary>A document that is made from the source's tables; SYMDIFF_ACCEPT=1 writes it anew.</summary>
internal static class GeneratedDocument
{
    public static void Check(string name, string fresh)
    {
        var file = Path.Combine(RepositoryFolder.Path, "docs", name);
        if (Environment.GetEnvironmentVariable("SYMDIFF_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") is null) File.WriteAllText(file, fresh);
        Assert.Equal(fresh, File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "");
    }
}
