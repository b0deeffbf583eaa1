using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymDiff.Cli.Tests;

/// <summary>The C# of a document: its blocks are one program, compiled and run here.</summary>
internal static class CSharpProgram
{
    private const string Start =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using SymDiff;

        """;

    /// <summary>A console that keeps what is printed, block by block.</summary>
    private const string Console =
        """
        public static class Console
        {
            public static System.Collections.Generic.List<string> Printed { get; } = new();
            public static void Begin() => Printed.Add("");
            public static void WriteLine(object value) => Printed[^1] += System.FormattableString.Invariant($"{value}\n");
        }
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What each block prints.</summary>
    public static IReadOnlyList<string> Run(IEnumerable<string> blocks)
    {
        var program = Start + string.Concat(blocks.Select((block, i) => $"Console.Begin();\n#line 1 \"block {i + 1}\"\n{block}"));
        var compilation = CSharpCompilation.Create("Document", [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(Console)], References);
        using var image = new MemoryStream();
        Assert.Equal([], compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var assembly = Assembly.Load(image.ToArray());
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        CultureInfo.CurrentCulture = culture;
        return (List<string>)assembly.GetType("Console")!.GetProperty("Printed")!.GetValue(null)!;
    }
}
