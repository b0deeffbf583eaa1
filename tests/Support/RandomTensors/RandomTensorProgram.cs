using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Support;

/// <summary>A random program on tensors, the same for the same seed.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Text">The program.</param>
/// <param name="Places">How many places each vector of indices may name.</param>
internal sealed record RandomTensorProgram(int Seed, string Text, IReadOnlyDictionary<string, Dimension> Places)
{
    private static readonly string[] Sizes = ["n", "m"];

    /// <summary>The program of a seed.</summary>
    public static RandomTensorProgram Create(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            var writer = new TensorProgramWriter(random);
            var text = writer.Program();
            if (!text.Contains("param \n", StringComparison.Ordinal)) return new(seed, text, writer.Places);
        }
    }

    /// <summary>Random values of the variables for sizes from 1 to 4, the same for the same number.</summary>
    public TensorReference Sample(IEnumerable<Expr> variables, int number)
    {
        var random = new Random((Seed * 31) + number);
        var sizes = Sizes.ToDictionary(name => name, _ => (long)random.Next(1, 5));
        return new(variables.ToDictionary(variable => variable.VariableName!, variable => Value(variable, sizes, random)), sizes);
    }

    /// <summary>How far each of these variables moves, with the sizes of a sample.</summary>
    public Dictionary<string, DenseArray> Direction(IEnumerable<Expr> variables, TensorReference at)
    {
        var random = new Random(Seed);
        return variables.ToDictionary(variable => variable.VariableName!, variable => DenseArray.Make(at[variable.VariableName!].Shape, _ => (2 * random.NextDouble()) - 1));
    }

    public override string ToString() => $"seed {Seed}: {Text.ReplaceLineEndings("; ")}";

    private DenseArray Value(Expr variable, Dictionary<string, long> sizes, Random random)
    {
        var shape = TensorReference.Lengths(variable.Shape, sizes);
        return Places.TryGetValue(variable.VariableName!, out var places)
            ? DenseArray.Make(shape, _ => random.Next((int)places.Evaluate(name => sizes[name])))
            : DenseArray.Make(shape, _ => (3 * random.NextDouble()) - 1.5);
    }
}
