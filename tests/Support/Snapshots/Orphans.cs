using System.Reflection;
using Xunit;

namespace SymDiff.Support;

/// <summary>Accepted snapshots that no test method claims any more.</summary>
internal static class Orphans
{
    /// <summary>Those below a test project's folder, as relative paths.</summary>
    public static IReadOnlyList<string> Of(Assembly tests, string directory)
    {
        var methods = tests.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ToHashSet();
        return [.. Snapshots(directory).Where(path => !IsClaimed(Path.GetFileName(path), methods)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The folder of the project that an assembly was built from, written into it by the build.</summary>
    public static string ProjectDirectory(Assembly tests) =>
        tests.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ProjectDirectory").Value!;

    private static IEnumerable<string> Snapshots(string directory) =>
        Directory.EnumerateFiles(directory, "*.verified.*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path))
            .Where(path => !path.StartsWith("bin", StringComparison.Ordinal) && !path.StartsWith("obj", StringComparison.Ordinal));

    private static bool IsClaimed(string file, HashSet<string> methods)
    {
        var name = file[..file.IndexOf(".verified.", StringComparison.Ordinal)];
        for (var end = name.Length; end > 0; end = name.LastIndexOf('_', end - 1)) if (methods.Contains(name[..end])) return true;
        return false;
    }
}
