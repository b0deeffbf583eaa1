namespace SymDiff.Ops;

/// <summary>Letters for indices, in their usual order; none that a variable has.</summary>
/// <param name="taken">Names that are in use.</param>
internal sealed class IndexNames(IReadOnlySet<string> taken)
{
    private const string Letters = "ijklpqrstuvwxyzabcdefgh";
    private int next;

    /// <summary>So many new ones.</summary>
    public string[] Take(int count)
    {
        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = Next();
        return names;
    }

    private string Next()
    {
        string name;
        do name = Letters[next % Letters.Length] + new string('\'', next++ / Letters.Length);
        while (taken.Contains(name));
        return name;
    }
}
