namespace SymDiff.Cli.Tests;

/// <summary>Where the repository is that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Support.Orphans.ProjectDirectory(typeof(Repository).Assembly), "..", ".."));

    /// <summary>A command line as it is typed in that folder.</summary>
    public static string[] AtRoot(IEnumerable<string> words) => [.. words.Select(word => File.Exists(Path.Combine(Root, word)) ? Path.Combine(Root, word) : word)];
}
