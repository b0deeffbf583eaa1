using System.Reflection;
using SymDiff.Support;

namespace SymDiff.Architecture.Tests;

/// <summary>The public surface of the two libraries, so that no change to it goes unseen.</summary>
public class PublicApiTests
{
    [Fact]
    public async Task The_public_interface_is_as_recorded() =>
        await Verifier.Verify(string.Join('\n', new[] { typeof(Expr).Assembly, typeof(CompileExtensions).Assembly }.SelectMany(Describe)));

    private static IEnumerable<string> Describe(Assembly assembly) => assembly.GetExportedTypes().Where(IsWritten).OrderBy(t => t.FullName, StringComparer.Ordinal)
        .SelectMany(type => Members(type).Prepend($"{type.FullName}"));

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => IsWritten(m) && (m is not MethodInfo { IsSpecialName: true } method || method.Name.StartsWith("op_", StringComparison.Ordinal)))
        .Select(m => $"    {m.MemberType.ToString().ToLowerInvariant()} {m}").Order(StringComparer.Ordinal);

    // the compiler's own names, such as those of extension blocks, are no names of C#
    private static bool IsWritten(MemberInfo member) => !member.Name.StartsWith('<');
}
