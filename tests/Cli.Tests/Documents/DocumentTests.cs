using System.Globalization;

namespace SymDiff.Cli.Tests;

public class DocumentTests
{
    private const string FirstRun = "dotnet run --project src/Cli -v q -- ";

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
        var run = Run(command.Replace(FirstRun, "symdiff ", StringComparison.Ordinal));
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

    /// <summary>Tables of the reference give these as ranges.</summary>
    private static bool IsInRange(string code) => code.StartsWith("SD2", StringComparison.Ordinal) || code.StartsWith("SD4", StringComparison.Ordinal);

    private static double Number(string text) => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static CommandLine Run(string command)
    {
        var words = CommandWords.Split(command);
        return words is ["echo", var input, "|", "symdiff", .. var piped] ? CommandLine.RunWithInput(input + "\n", piped) : CommandLine.Run(Repository.AtRoot(words[1..]));
    }
}
