using SymDiff.Support;

namespace SymDiff.Tests.Binding;

/// <summary>The outside material: formulas are read, hostile inputs are read or refused with a short message, and nothing else happens.</summary>
public class CorpusReadingTests
{
    [CorporaFact]
    public void Every_formula_is_read_with_exactly_its_variables()
    {
        CorpusItem[] items = [.. Corpus.Feynman(), .. Corpus.Derivatives(), .. Corpus.Optimization(), .. Corpus.Hard()];
        foreach (var item in items)
        {
            Assert.True(Model.TryParse(item.Expr, null, out var model, out var diagnostics), $"{item.Id}: {string.Join("", diagnostics)}");
            Assert.Empty(model.Output.FreeVariables().Except(item.Vars));
        }
    }

    [CorporaFact]
    public void Every_printed_formula_reads_back_as_the_same_node()
    {
        foreach (var item in Corpus.Derivatives())
        {
            var expr = Expr.Parse(item.Expr);
            Assert.Same(expr, Expr.Parse(expr.ToString()));
        }
    }

    [CorporaFact]
    public void Every_hostile_input_is_read_or_refused()
    {
        foreach (var hostile in Corpus.Hostile())
            Check(hostile);
    }

    private static void Check(HostileInput hostile)
    {
        try
        {
            var model = Model.Parse(hostile.Input, new() { Limits = new() { MaxNodes = 3_000_000 } });
            Assert.True(hostile.Arguments.Contains("--declare") || hostile.Expected != "error" || RefusedLater(hostile), hostile.Id);
            Assert.NotNull(model.Output);
        }
        catch (SymDiffException error)
        {
            Assert.DoesNotContain("ok", hostile.Accepted.Length == 1 ? hostile.Accepted[0] : "");
            var shown = DiagnosticRenderer.Render(error);
            Assert.True(shown.Length < 1000, $"{hostile.Id}: {shown.Length} characters");
            Assert.DoesNotContain(shown, character => char.IsControl(character) && character != '\n');
        }
    }

    /// <summary>Errors of the options, not of the text.</summary>
    private static bool RefusedLater(HostileInput hostile) => hostile.Arguments.Contains("--define") || hostile.Arguments is not ["--wrt", "x", ..];
}
