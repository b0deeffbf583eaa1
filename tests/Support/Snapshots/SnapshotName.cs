using System.Globalization;
using System.Text;

namespace SymDiff.Support;

/// <summary>File names of snapshots: <c>Class.Method_a=1_b=2</c>, the class being the source file up to its first dot.</summary>
internal static class SnapshotName
{
    public static string Of(string sourceFile, string method, VerifySettings settings)
    {
        var type = Path.GetFileName(sourceFile).Split('.')[0];
        var name = new StringBuilder($"{type}.{settings.MethodName ?? method}");
        if (settings.ParametersText is { } text) name.Append('_').Append(Clean(text));
        else if (settings.Parameters is { Length: > 0 } values) AppendValues(name, ParameterNames(type, method, values.Length), values);
        return name.ToString();
    }

    private static void AppendValues(StringBuilder name, string[] names, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = Convert.ToString(values[i], CultureInfo.InvariantCulture) ?? "null";
            name.Append('_').Append(names[i]).Append('=').Append(Clean(value));
        }
    }

    private static string[] ParameterNames(string type, string method, int count)
    {
        var candidates =
            from assembly in AppDomain.CurrentDomain.GetAssemblies()
            where assembly.GetReferencedAssemblies().Any(reference => reference.Name == "xunit.core")
            from candidate in assembly.GetTypes()
            where candidate.Name == type
            from member in candidate.GetMethods()
            where member.Name == method
            let parameters = member.GetParameters()
            where parameters.Length >= count
            select parameters.Take(count).Select(parameter => parameter.Name!).ToArray();
        return candidates.FirstOrDefault()
            ?? throw new InvalidOperationException($"{type}.{method} with {count} parameters was not found; the class must be named as its file");
    }

    // the same characters on every system, so that a snapshot written on one is found on another
    private static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal) ? '-' : c));
}
