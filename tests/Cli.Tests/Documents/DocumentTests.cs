using System.Globalization;
using System.Text.Json;

namespace SymDiff.Cli.Tests;

public class DocumentTests
{
    private const string FirstRun = "dotnet run --project src/Cli -v q -- ";

    /// <summary>The rows with a derivation, a proof or a picture.</summary>
    private const string Shown = "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 B1 B2 B3 B4 B5 B6 B7 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 D1 D2 D3 D4 D5 D6 D7 E1 E2 E3 E4 E5 E6 E7 E8 F3 G2 G3";

    public static TheoryData<string, string, string> Sessions()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var path in Document.All)
            foreach (var (command, printed) in Document.Sessions(path)) data.Add(path, command, printed);
        return data;
    }

    public static TheoryData<string, string, string, string, string, string> Kinks()
    {
        var data = new TheoryData<string, string, string, string, string, string>();
        foreach (var row in Document.Rows("docs/kinks.md", "expression"))
            data.Add(row["expression"], row["by"], row["at"], row.GetValueOrDefault("order", "1"), row.GetValueOrDefault("value", ""), row["derivative"]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_document_shows_what_the_program_prints(string path, string command, string printed)
    {
        var run = Document.Run(command.Replace(FirstRun, "symdiff ", StringComparison.Ordinal));
        Assert.True(run.Messages + run.Output == printed, $"{path}: {command}\n{run.Messages}{run.Output}");
    }

    [Theory]
    [MemberData(nameof(Kinks))]
    public void A_kink_has_the_derivative_that_the_document_says(string expression, string by, string at, string order, string value, string derivative)
    {
        foreach (var options in new string[][] { [], ["--no-simplify"] })
        {
            var lines = CommandLine.Result([expression, "--wrt", by, "--at", at, "--order", order, .. options]).Split('\n');
            if (value.Length > 0) Assert.Equal(Number(value), Number(lines[0].Split(" = ")[1]), 12);
            Assert.Equal(Number(derivative), Number(lines[1].Split(" = ")[1]), 12);
        }
    }

    /// <summary>Every row of the worked systems that is to be derived, proved or drawn has a command; what derives fits the schema of derivations too.</summary>
    [Fact]
    public void Every_row_of_the_systems_is_shown_by_its_command()
    {
        var (rows, schema) = (Document.Rows("docs/systems.md", "row").ToList(), JsonSchema.Load("docs/derivation.schema.json"));
        Assert.Empty(Shown.Split(' ').Except(rows.SelectMany(row => row["row"].Split(", "))));
        foreach (var words in rows.Select(row => CommandWords.Split(row["command"])))
        {
            var run = CommandLine.Run(Repository.AtRoot(words[1..]));
            Assert.True(run.ExitCode == 0 && run.Output.Length > 0, $"{string.Join(' ', words)}\n{run.Messages}");
            if (words[^1] != "--steps") continue;
            Assert.Empty(schema.Complaints(JsonElement.Parse(CommandLine.Result(Repository.AtRoot([.. words[1..], "--json"]))), "derivation"));
        }
    }

    [Fact]
    public void Every_code_is_in_the_language_reference()
    {
        var reference = File.ReadAllText(Path.Combine(Repository.Root, "docs/language.md"));
        var codes = typeof(Codes).GetFields().Concat(typeof(RequestCodes).GetFields()).Select(field => (string)field.GetRawConstantValue()!);
        foreach (var code in codes.Where(code => !IsInRange(code))) Assert.Contains(code, reference, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_readme_is_the_code_that_runs_here()
    {
        var example = Document.Blocks("README.md", "csharp").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var here = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Cli.Tests", "Documents", "ReadmeExample.cs"));
        Assert.All(example, line => Assert.Contains(line, here, StringComparison.Ordinal));
    }

    public static TheoryData<string> Documents => [.. Document.All];

    /// <summary>All but the README's, whose variables are defined in <see cref="ReadmeExample"/>.</summary>
    public static TheoryData<string> Programs => [.. Document.All.Where(path => path != "README.md" && Document.Blocks(path, "csharp").Any())];

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_program_of_a_document_prints_what_it_says(string path)
    {
        var blocks = Document.Blocks(path).ToList();
        var expected = blocks.Zip(blocks.Skip(1).Append(("", ""))).Where(pair => pair.First.Language == "csharp").Select(pair => pair.Second.Item1 == "text" ? pair.Second.Item2 : "");
        Assert.Equal(expected, CSharpProgram.Run(Document.Blocks(path, "csharp")));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_of_a_document_is_run(string path)
    {
        Assert.All(Document.Blocks(path), block => Assert.Contains(block.Language, (string[])["console", "csharp", "text", "sym"]));
        Assert.All(Document.Blocks(path, "sym"), text => Assert.NotNull(Model.Parse(text)));
    }

    /// <summary>Tables of the reference give these as ranges.</summary>
    private static bool IsInRange(string code) => code.StartsWith("SD2", StringComparison.Ordinal) || code.StartsWith("SD4", StringComparison.Ordinal);

    private static double Number(string text) => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
