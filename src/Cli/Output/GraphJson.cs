using SymDiff.Printing;

namespace SymDiff.Cli;

/// <summary>A graph as JSON.</summary>
internal static class GraphJson
{
    /// <summary>The text of the graph, its definitions, where it holds, and what is worth knowing.</summary>
    public static string Of(GraphRequest.Shown shown, PrintOptions notation, IReadOnlyList<Diagnostic> advice) => AnswerJson.Write(null, true, true, json =>
    {
        var printout = Printer.Print([(null, shown.Root)], notation);
        json.WriteString("result", printout.Results[0].Text);
        AnswerJson.WriteDefinitions(json, printout);
        AnswerJson.WriteList(json, "conditions", [.. shown.Conditions.Select(condition => condition.ToString())]);
        AnswerJson.WriteList(json, "notes", [.. advice.Select(AnswerJson.Sentence), .. shown.Notes]);
    });
}
