using System.Collections.Concurrent;

namespace SymDiff.Compiling;

/// <summary>
/// A group as work on one row after the other: a row is what the folded axes span, or everything where nothing is folded. Passes over the row alternate with single
/// numbers: the results of a pass' folds, and what is computed of them, are there from the next pass on. A value that a later pass needs is stored, a value that is only folded is not.
/// </summary>
internal sealed class RowProgram
{
    private readonly FusedGroup group;
    private readonly Func<Expr, bool> isResult;
    private readonly FunctionBindings functions;
    private readonly Dictionary<Expr, int> passes = [], slots = [], stored = [];
    private readonly HashSet<Expr> isRepeated = [];
    private readonly List<Reading> readings = [];
    private readonly ConcurrentDictionary<string, RowLoop?> codes = new(StringComparer.Ordinal);

    /// <param name="group">The group.</param>
    /// <param name="isResult">Whether a value is read outside of the group.</param>
    /// <param name="functions">Values of functions that are only named.</param>
    public RowProgram(FusedGroup group, Func<Expr, bool> isResult, FunctionBindings functions)
    {
        (this.group, this.isResult, this.functions) = (FoldFactors.Apply(group), isResult, functions);
        foreach (var (_, part) in this.group.Parts) Enter(part);
        foreach (var (_, part) in this.group.Parts) Delay(part);
        Results = [.. group.Parts.Select(part => part.Part.Node).Where(isResult)];
        NumberResults = [.. Results.Index().Where(result => slots.ContainsKey(result.Item)).Select(result => (slots[result.Item], result.Index))];
        Stored = [.. stored.OrderBy(value => value.Value).Select(value => value.Key)];
        var count = passes.Values.DefaultIfEmpty(0).Max() + 1;
        Passes = [.. Enumerable.Range(0, count).Select(PassOf)];
        IsReadByRow = [.. readings.Select((_, i) => Array.Exists(Passes, pass => pass.Numbers?.Inputs.Contains(new(PlaceKind.Reading, i)) == true))];
    }

    /// <summary>The lengths of the loops.</summary>
    public Dimension[] Space => group.Space;

    /// <summary>How many of the last loops run along a row.</summary>
    public int RowRank => group.Folded < 0 ? Space.Length : group.Folded;

    /// <summary>Whether anything is folded.</summary>
    public bool HasFolds => group.Folded >= 0;

    /// <summary>For each reading, whether numbers of rows are computed of it.</summary>
    public bool[] IsReadByRow { get; }

    /// <summary>What is read from outside.</summary>
    public IReadOnlyList<Reading> Readings => readings;

    /// <summary>What is read outside of the group.</summary>
    public Expr[] Results { get; }

    /// <summary>What is stored for every point: results, and what later passes read.</summary>
    public Expr[] Stored { get; }

    /// <summary>Number of single numbers of a row.</summary>
    public int NumberCount => slots.Count;

    /// <summary>The passes.</summary>
    public RowPass[] Passes { get; }

    /// <summary>The results that are one number a row: where the number is, and which result it is.</summary>
    public (int Slot, int Result)[] NumberResults { get; }

    /// <summary>For each stored value the result that it is; those for the passes alone come behind.</summary>
    public int[] ResultOfStored()
    {
        var next = Results.Length;
        return Array.ConvertAll(Stored, node => Array.IndexOf(Results, node) is >= 0 and var result ? result : next++);
    }

    /// <summary>The number of a value among all that have an address: what is read, what is stored, numbers, and their partial results.</summary>
    public int CellOf(Place place) => place.Index + place.Kind switch
    {
        PlaceKind.Reading => 0,
        PlaceKind.Stored => readings.Count,
        PlaceKind.Number => readings.Count + stored.Count,
        _ => readings.Count + stored.Count + slots.Count,
    };

    /// <summary>All passes in one function; null if they are too much for one.</summary>
    /// <param name="lanes">8, 4 or 1.</param>
    /// <param name="isFixed">For each reading, whether it is the same at all points of a row.</param>
    /// <param name="length">What is known of the rows' length.</param>
    public RowLoop? Code(int lanes, bool[] isFixed, RowLength length)
    {
        return codes.GetOrAdd($"{lanes}{length}{string.Concat(isFixed.Select(isOne => isOne ? 'f' : 'v'))}", _ => RowCode.Compile(lanes, this, IsFixed, length));

        bool IsFixed(Place place) => place.Kind == PlaceKind.Number || (place.Kind == PlaceKind.Reading && isFixed[place.Index]);
    }

    private void Enter(Part part)
    {
        var pass = 0;
        foreach (var reading in part.Readings)
            if (passes.TryGetValue(reading.Node, out var earlier)) pass = Math.Max(pass, earlier);
        if (group.IsFoldedAway(part)) slots.Add(part.Node, slots.Count);
        passes[part.Node] = part.Fold == Fold.None ? pass : pass + 1;
        foreach (var reading in part.Readings)
            if (passes.TryGetValue(reading.Node, out var earlier) && !slots.ContainsKey(reading.Node) && earlier < pass && !isRepeated.Contains(reading.Node)) stored.TryAdd(reading.Node, stored.Count);
        if (IsRepeated(part)) isRepeated.Add(part.Node);
        if (!group.IsFoldedAway(part) && isResult(part.Node)) stored.TryAdd(part.Node, stored.Count);
    }

    /// <summary>A fold of what is read from outside alone is taken in the last pass before its number is needed: that pass is there for others anyway, so the row is read less often.</summary>
    private void Delay(Part part)
    {
        if (part.Fold == Fold.None || part.Sources.Any(passes.ContainsKey)) return;
        var readers = group.Parts.Select(other => other.Part).Where(other => other.Sources.Contains(part.Node));
        passes[part.Node] = readers.Select(reader => passes[reader.Node] - (reader.Fold == Fold.None ? 0 : 1)).DefaultIfEmpty(passes[part.Node]).Min();
    }

    /// <summary>Whether later passes compute a value again because that costs no more than to read it: one operation on one value from outside and numbers of the row.</summary>
    private bool IsRepeated(Part part) =>
        !group.IsFoldedAway(part) && !isResult(part.Node) && part.Node.Op.IsAlgebraic(part.Node)
        && part.Readings.Where(reading => !slots.ContainsKey(reading.Node)).ToArray() is [var single] && part.Readings.Count <= 2
        && !passes.ContainsKey(single.Node) && single.IsInOrder(Space.Length);

    private RowPass PassOf(int pass)
    {
        var (values, outer) = (new Dictionary<Expr, Expr>(), new Dictionary<Expr, Expr>());
        var (loop, numbers, folds) = (new List<(Expr, Place)>(), new List<(Expr, Place)>(), new List<(Fold, Expr, int)>());
        foreach (var (_, part) in group.Parts)
        {
            var isFold = part.Fold != Fold.None;
            var own = isFold ? pass + 1 : pass;
            if (passes[part.Node] != own && !(passes[part.Node] < own && isRepeated.Contains(part.Node))) continue;
            var value = part.Value([.. part.Readings.Select(reading => reading.Changed(Read(reading, group.IsOuter(part) ? outer : values)))]);
            if (group.IsOuter(part)) numbers.Add((value, new(PlaceKind.Number, slots[part.Node])));
            if (isFold) folds.Add((part.Fold, value, slots[part.Node]));
            else (group.IsOuter(part) ? outer : values)[part.Node] = value;
            if (passes[part.Node] == own && stored.TryGetValue(part.Node, out var store)) loop.Add((value, new(PlaceKind.Stored, store)));
        }
        return new(numbers, loop, folds, functions);
    }

    private Expr Read(Reading reading, Dictionary<Expr, Expr> values)
    {
        if (reading.Constant is { } constant) return constant;
        if (values.TryGetValue(reading.Node, out var value)) return value;
        if (slots.TryGetValue(reading.Node, out var slot)) return new Place(PlaceKind.Number, slot).Variable;
        if (stored.TryGetValue(reading.Node, out var store)) return new Place(PlaceKind.Stored, store).Variable;
        var known = readings.FindIndex(other => other.Node == reading.Node && other.Axes.SequenceEqual(reading.Axes));
        if (known >= 0) return new Place(PlaceKind.Reading, known).Variable;
        readings.Add(reading);
        return new Place(PlaceKind.Reading, readings.Count - 1).Variable;
    }
}
