namespace SymDiff.Support;

/// <summary>The folder of the repository that the running program was built in.</summary>
internal static class RepositoryFolder
{
    /// <summary>Its full name.</summary>
    public static string Path => PathOrNone ?? throw new DirectoryNotFoundException($"SymDiff.sln is in no folder above {AppContext.BaseDirectory}");

    /// <summary>Its full name, or null outside of one.</summary>
    public static string? PathOrNone
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SymDiff.sln"))) folder = folder.Parent;
            return folder?.FullName;
        }
    }
}
