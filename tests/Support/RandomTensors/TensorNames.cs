namespace SymDiff.Support;

/// <summary>What a random program has declared and defined so far.</summary>
internal sealed class TensorNames(Random random)
{
    private const int Most = 6;
    private readonly List<(string Name, Shape Shape)> defined = [];
    private readonly List<(string Name, Shape Shape)> variables = [];
    private readonly List<(string Name, Dimension Length, Dimension Places)> indices = [];
    private readonly HashSet<string> sizes = [];

    /// <summary>Functions of two numbers that the program defines.</summary>
    public List<string> Macros { get; } = [];

    /// <summary>How many places each vector of indices may name.</summary>
    public IReadOnlyDictionary<string, Dimension> Places => indices.ToDictionary(item => item.Name, item => item.Places);

    /// <summary>The declarations of all that is used; every named size stands alone in one of them.</summary>
    public string Declarations()
    {
        List<(string, Shape)> inputs = [.. indices.Select(item => (item.Name, Shape.Of(item.Length))), .. sizes.Order(StringComparer.Ordinal).Select(size => ($"of_{size}", Shape.Of(size)))];
        return (inputs.Count > 0 ? $"input {Listed(inputs)}\n" : "") + $"param {Listed(variables)}\n";
    }

    /// <summary>A length: a name or a small number.</summary>
    public Dimension AnyLength() => random.Next(9) switch
    {
        < 3 => Size("n"),
        3 => Size("m"),
        4 => 1,
        < 7 => 2,
        7 => 3,
        _ => random.Next(4, 6),
    };

    /// <summary>A shape of at most so many axes, and of few entries.</summary>
    public Shape AnyShape(int most)
    {
        Dimension[] axes = [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => AnyLength())];
        return axes.Length < 3 ? Shape.Of(axes) : Shape.Of([.. axes.Select(axis => axis.Literal > 2 ? 2 : axis)]);
    }

    /// <summary>Notes that the program has this value.</summary>
    public void Define(string name, Shape shape) => defined.Add((name, shape));

    /// <summary>A variable or definition of this shape; declares a variable if there is none, and at times if there is one.</summary>
    public string Of(Shape shape)
    {
        string[] fitting = [.. defined.Concat(variables).Where(item => item.Shape.Equals(shape)).Select(item => item.Name)];
        return fitting.Length > 0 && (variables.Count >= Most || random.Next(4) > 0) ? fitting[random.Next(fitting.Length)] : Declared(shape);
    }

    /// <summary>A variable of this shape.</summary>
    public string VariableOf(Shape shape) => variables.FirstOrDefault(item => item.Shape.Equals(shape)).Name ?? Declared(shape);

    /// <summary>A vector of indices.</summary>
    public string IndicesOf(Dimension length, Dimension places)
    {
        if (indices.FirstOrDefault(item => item.Length == length && item.Places == places).Name is { } known) return known;
        foreach (var size in length.Names) Size(size);
        indices.Add(($"i{indices.Count + 1}", length, places));
        return indices[^1].Name;
    }

    private string Declared(Shape shape)
    {
        var name = (shape.Rank switch { 0 => "s", 1 => "x", 2 => "A", _ => "T" }) + (variables.Count + 1);
        variables.Add((name, shape));
        return name;
    }

    private Dimension Size(string name)
    {
        sizes.Add(name);
        return name;
    }

    private static string Listed(IEnumerable<(string Name, Shape Shape)> items) => string.Join(", ", items.Select(item => item.Name + (item.Shape.Rank > 0 ? $"{item.Shape}" : "")));
}
