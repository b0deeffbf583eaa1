namespace SymDiff.Architecture.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Hand-written sources, build output left out.</summary>
    public static IEnumerable<string> SourceFiles => new[] { "src", "tests", "examples" }
        .Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "SymDiff.sln"))) return at.FullName;
        throw new DirectoryNotFoundException($"no SymDiff.sln above {folder}");
    }
}
