using System.Globalization;
using System.Text;

namespace SymDiff.Support;

/// <summary>Writes one random program: macros, definitions that use earlier ones, and the final expression.</summary>
internal sealed class ProgramWriter
{
    private static readonly string[] VariableNames = ["x", "y", "z", "w"];
    private static readonly string[] DefinitionNames = ["a", "b", "c"];
    private static readonly string[] FunctionNames = ["f", "g"];

    private readonly Random random;

    public ProgramWriter(Random random)
    {
        this.random = random;
        Variables = VariableNames[..random.Next(1, VariableNames.Length + 1)];
    }

    /// <summary>The names that may occur free.</summary>
    public string[] Variables { get; }

    /// <summary>The text: one expression, or statements on lines.</summary>
    public string Program()
    {
        var text = new StringBuilder();
        List<string> macros = [];
        foreach (var name in FunctionNames[..random.Next(FunctionNames.Length + 1)])
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}(t, s) = {Expression(["t", "s"], [], 6)}\n");
            macros.Add(name);
        }
        List<string> names = [.. Variables];
        foreach (var name in DefinitionNames[..random.Next(DefinitionNames.Length + 1)])
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} = {Expression(names, macros, 8)}\n");
            names.Add(name);
        }
        return text.Append(Expression(names, macros, random.Next(4, 24))).ToString();
    }

    private string Expression(IReadOnlyList<string> names, IReadOnlyList<string> macros, int size) => new TermWriter(random, names, macros).Real(size).Text;
}
