using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymDiff.Architecture.Tests;

/// <summary>A source file names something that another declares.</summary>
/// <param name="From">The file that names it, from the project's folder on.</param>
/// <param name="To">The file that declares it.</param>
/// <param name="Name">What is named.</param>
internal sealed record Reference(string From, string To, string Name);

/// <summary>What the sources of a project name of each other, as the compiler reads the names.</summary>
internal static class References
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The references between the files of a project.</summary>
    public static IEnumerable<Reference> In(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project) + Path.DirectorySeparatorChar;
        var files = Repository.SourceFiles.Where(file => file.StartsWith(root, StringComparison.Ordinal));
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file[root.Length..].Replace('\\', '/'))).ToList();
        var compilation = CSharpCompilation.Create($"SymDiff.{project}", trees.Append(CSharpSyntaxTree.ParseText(ImplicitUsings)), Libraries(project), new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return trees.SelectMany(tree => In(compilation.GetSemanticModel(tree)));
    }

    private static IEnumerable<MetadataReference> Libraries(string project) =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where Path.GetFileNameWithoutExtension(path) != $"SymDiff.{project}"
        select MetadataReference.CreateFromFile(path);

    private static IEnumerable<Reference> In(SemanticModel file) =>
        from name in file.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let declared = DeclaredIn(file.GetSymbolInfo(name).Symbol)
        where declared is not null && declared != file.SyntaxTree.FilePath
        select new Reference(file.SyntaxTree.FilePath, declared, name.Identifier.Text);

    /// <summary>A member stands in a file of its own, a type in the file that has its name. What overrides something is known to whoever knows that.</summary>
    private static string? DeclaredIn(ISymbol? symbol)
    {
        if (symbol is null or INamespaceSymbol or { IsOverride: true }) return null;
        var files = symbol.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree.FilePath).ToList();
        return files.Find(file => Path.GetFileNameWithoutExtension(file) == symbol.Name) ?? files.FirstOrDefault();
    }
}
