using System.Reflection;
using SymDiff.Ops;

namespace SymDiff.Architecture.Tests;

/// <summary>An assembly knows only the ones before it, and files stay small.</summary>
public class LayeringTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 180;

    /// <summary>Where lines wait to be wrapped: nothing is to be added here.</summary>
    private static readonly string[] Unwrapped =
    [
        "src/Compiler/Batch", "src/Compiler/Fusion", "src/Compiler/Kernels", "src/Compiler/Tensors", "src/Compiler/Vectors", "src/Symbolic/Binding", "src/Symbolic/Parsing",
        "src/Symbolic/ExprPool.cs",
    ];

    [Fact]
    public void Symbolic_references_neither_the_compiler_nor_the_command_line() =>
        Assert.DoesNotContain(typeof(Expr).Assembly.GetReferencedAssemblies(), IsLater);

    [Fact]
    public void Only_the_compiler_uses_expression_trees() =>
        Assert.DoesNotContain(typeof(Expr).Assembly.GetReferencedAssemblies(), name => name.Name == "System.Linq.Expressions");

    [Fact]
    public void No_hand_written_file_is_longer_than_four_hundred_lines() =>
        Assert.Empty(Repository.SourceFiles.Where(f => File.ReadLines(f).Count() > LongestFile).Select(Path.GetFileName));

    [Fact]
    public void No_line_of_the_sources_is_longer_than_a_hundred_and_eighty_characters() =>
        Assert.Equal([], Repository.SourceFiles.Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && !Array.Exists(Unwrapped, place => file.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Index().Where(line => line.Item.Length > LongestLine).Select(line => $"{file}:{line.Index + 1}")));

    [Fact]
    public void The_operator_registry_has_unique_names() =>
        Assert.Equal(Registry.All.Count, Registry.All.Select(op => op.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_function_with_axes_sizes_or_flags_is_found() =>
        Assert.All(CallForms.All, form => Assert.Same(form, CallForms.Find(form.Name)));

    private static bool IsLater(AssemblyName name) => name.Name is "SymDiff.Compiler" or "symdiff";
}
