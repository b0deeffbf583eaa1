namespace SymDiff.Support;

/// <summary>Mermaid, the renderer that many editors use for diagrams; it says whether a text is well-formed. It needs a page, which jsdom pretends to be.</summary>
internal static class Mermaid
{
    private static readonly NodeChecker Checker = new(
        """
        const { window } = new (require('jsdom').JSDOM)('');
        globalThis.window = window;
        globalThis.document = window.document;
        import(require.resolve('mermaid')).then(async module => {
          const errors = [];
          for (const text of JSON.parse(require('fs').readFileSync(0, 'utf8'))) errors.push(await module.default.parse(text).then(() => null, String));
          process.stdout.write(JSON.stringify(errors));
        });
        """,
        "mermaid");

    /// <summary>Whether node finds the packages.</summary>
    public static bool IsPresent => Checker.IsPresent;

    /// <summary>For each text the parser's complaint, or null if it has none.</summary>
    public static IReadOnlyList<string?> Errors(IReadOnlyList<string> texts) => Checker.Errors(texts);
}
