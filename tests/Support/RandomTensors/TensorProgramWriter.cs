using System.Globalization;
using System.Text;

namespace SymDiff.Support;

/// <summary>Writes one random program on tensors: declarations, a function, definitions that use earlier ones, and the final expression.</summary>
internal sealed class TensorProgramWriter
{
    private static readonly string[] DefinitionNames = ["a", "b", "c"];
    private readonly Random random;
    private readonly TensorNames names;

    public TensorProgramWriter(Random random) => (this.random, names) = (random, new(random));

    /// <summary>How many places each vector of indices may name.</summary>
    public IReadOnlyDictionary<string, Dimension> Places => names.Places;

    /// <summary>The declarations, and the text after them; its value is a number, or in one of four programs a tensor of at most two axes.</summary>
    /// <param name="size">About how many operators the value has; at random if it is not given.</param>
    public (string Declarations, string Body) Program(int? size)
    {
        var (text, terms) = (new StringBuilder(), new TensorTermWriter(random, names));
        if (random.Next(3) == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"f(t, s) = t + s*({new TermWriter(random, ["t", "s"], []).Real(4).Text})\n");
            names.Macros.Add("f");
        }
        foreach (var name in DefinitionNames[..random.Next(DefinitionNames.Length)])
        {
            var shape = names.AnyShape(3);
            text.Append(CultureInfo.InvariantCulture, $"{name} = {terms.Real(shape, random.Next(1, 6)).Text}\n");
            names.Define(name, shape);
        }
        text.Append(terms.Real(random.Next(4) > 0 ? Shape.Scalar : names.AnyShape(2), size ?? random.Next(3, 10)).Text);
        return (names.Declarations(), text.ToString());
    }
}
