using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Support;

/// <summary>A random program on tensors, the same for the same seed.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Declarations">The lines that declare its variables.</param>
/// <param name="Body">Its definitions and its value.</param>
/// <param name="Places">How many places each vector of indices may name.</param>
internal sealed record RandomTensorProgram(int Seed, string Declarations, string Body, IReadOnlyDictionary<string, Dimension> Places)
{
    /// <summary>The program.</summary>
    public string Text => Declarations + Body;

    /// <summary>The program of a seed.</summary>
    /// <param name="seed">What it is made from.</param>
    /// <param name="size">About how many operators its value has; by the seed if it is not given.</param>
    public static RandomTensorProgram Create(int seed, int? size = null)
    {
        var random = new Random(seed);
        while (true)
        {
            var writer = new TensorProgramWriter(random);
            var (declarations, body) = writer.Program(size);
            if (!declarations.EndsWith("param \n", StringComparison.Ordinal)) return new(seed, declarations, body, writer.Places);
        }
    }

    /// <summary>The program with a part of its value in the value's place.</summary>
    public RandomTensorProgram Of(Expr part) => this with { Body = $"{part}" };

    /// <summary>
    /// Random values of the variables for sizes from 1 to 5, the same for the same number. The sizes of an odd number are those of the even one before it, permuted: what
    /// takes one size for another is right for at most one of the two.
    /// </summary>
    public TensorReference Sample(IEnumerable<Expr> variables, int number)
    {
        var (random, lengths) = (new Random((Seed * 31) + number), new Random((Seed * 31) + (number / 2)));
        var (first, second) = ((long)lengths.Next(1, 6), (long)lengths.Next(1, 6));
        var sizes = number % 2 == 0 ? new Dictionary<string, long> { ["n"] = first, ["m"] = second } : new() { ["n"] = second, ["m"] = first };
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
