namespace SymDiff.Support;

/// <summary>Where the outside test material is: <c>SYMDIFF_CORPORA</c>, or <c>shared/corpora</c> beside the repository.</summary>
internal static class CorpusFolder
{
    private static readonly string? Found = Find();

    /// <summary>Why tests over the material cannot run here, or null.</summary>
    public static string? MissingReason =>
        Found is null ? "needs the corpora: the folder shared/corpora beside the repository, or the one that SYMDIFF_CORPORA names" : null;

    /// <summary>Full name of one of its files.</summary>
    public static string File(string name) => Path.Combine(Found ?? throw new InvalidOperationException(MissingReason), name);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SYMDIFF_CORPORA") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        var beside = RepositoryFolder.PathOrNone is { } root ? Path.Combine(Path.GetDirectoryName(root)!, "shared", "corpora") : null;
        return Directory.Exists(beside) ? beside : null;
    }
}
