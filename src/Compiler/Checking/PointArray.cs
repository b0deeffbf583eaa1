namespace SymDiff.Compiling;

/// <summary>The values of all variables in one array, so that any entry can be changed and the others stay.</summary>
internal sealed class PointArray
{
    private readonly Dictionary<string, (int Place, int[] Shape)> variables = new(StringComparer.Ordinal);

    public PointArray(IReadOnlyDictionary<string, Tensor> at)
    {
        Entries = [.. at.Values.SelectMany(value => value.Values.ToArray())];
        var place = 0;
        foreach (var (name, value) in at)
        {
            variables.Add(name, (place, [.. value.Shape]));
            place += value.Values.Length;
        }
    }

    /// <summary>All entries, variable by variable.</summary>
    public double[] Entries { get; }

    /// <summary>The variables, in the order of their entries.</summary>
    public string[] Names => [.. variables.Keys];

    /// <summary>Where a variable's entries begin.</summary>
    public int PlaceOf(string name) => variables[name].Place;

    /// <summary>Lets a workspace read the entries from here on.</summary>
    public Workspace<double> Give(Workspace<double> workspace, IEnumerable<Expr> inputs)
    {
        foreach (var input in inputs)
            if (variables.TryGetValue(input.VariableName!, out var variable))
                workspace.In(input.VariableName!, Entries.AsMemory(variable.Place, Extents.Count(variable.Shape)), variable.Shape);
        return workspace;
    }
}
