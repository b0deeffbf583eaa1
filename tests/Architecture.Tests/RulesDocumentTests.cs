using System.Text;
using SymDiff.Simplification;
using SymDiff.Support;

namespace SymDiff.Architecture.Tests;

/// <summary>docs/rules.md is made from the tables of rules.</summary>
public class RulesDocumentTests
{
    private const string Preface = """
        # Rules

        Made from the tables of rules. A name goes behind `--without`. Letters stand for anything, C and D for literals, K and L for whole ones, N and M for what is no literal, Q for what is 0 or 1.

        | domain | meaning |
        |---|---|
        | exact | same domain, same value |
        | removable | the left side is undefined only on a null set, where the right side is its limit |
        | widening | the right side is defined on an open set where the left is not; the condition says where the left is, and the machine checks it |
        | generic | used only where facts prove the condition |

        A rule marked *free* may lose digits, so it serves people only. A rule marked *conditioned* cures an overflow and loses at most what two
        roundings of the arguments cost.

        """;

    [Fact]
    public void The_table_of_rules_is_fresh() => GeneratedDocument.Check("rules.md", Document());

    [Fact]
    public void Names_are_unique()
    {
        var names = RuleBook.Chapters.SelectMany(chapter => chapter.Rules).Select(rule => rule.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static string Document()
    {
        var text = new StringBuilder(Preface.ReplaceLineEndings("\n"));
        foreach (var chapter in RuleBook.Chapters)
        {
            text.Append($"\n## {chapter.Title}\n\n| name | from | to | domain | condition |\n|---|---|---|---|---|\n");
            foreach (var rule in chapter.Rules)
                text.Append($"| {rule.Name} | `{Written(rule.Left.Expression)}` | `{Written(rule.Right)}` | {Tags(rule)} | {(rule.Condition is { } condition ? $"`{Written(condition)}`" : "")} |\n");
        }
        return text.ToString();
    }

    private static string Written(Expr pattern) => pattern.ToString().Replace("?", "", StringComparison.Ordinal);

    private static string Tags(Rule rule) => rule.Domain.ToString().ToLowerInvariant() + (rule.Rounding == RuleRounding.Same ? "" : ", " + rule.Rounding.ToString().ToLowerInvariant());
}
