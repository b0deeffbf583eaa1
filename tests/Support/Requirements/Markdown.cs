namespace SymDiff.Support;

/// <summary>A reader of Markdown (marked, which comes with mermaid); it says which formulas between dollar signs it would change.</summary>
internal static class Markdown
{
    private static readonly NodeChecker Checker = new(
        """
        import(require.resolve('marked')).then(({ marked }) => {
          const plain = html => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
          const check = text => {
            const shown = plain(marked.parse(text));
            return (text.match(/\$\$[^$]*\$\$|\$[^$]*\$/g) ?? []).find(formula => !shown.includes(formula)) ?? null;
          };
          process.stdout.write(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8')).map(check)));
        });
        """,
        "marked");

    /// <summary>For each document a formula that does not come through, or null.</summary>
    public static IReadOnlyList<string?> Errors(IReadOnlyList<string> documents) => Checker.Errors(documents);
}
