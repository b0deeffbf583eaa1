using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>The entries of a tensor, each as an expression of numbers: variables by their entries, products and sums written out.</summary>
/// <param name="sizes">The lengths of named axes, whose variables then become one number for each entry; null if all axes are literal.</param>
internal sealed class LiteralEntries(IReadOnlyDictionary<string, long>? sizes)
{
    private const int MostEntries = 64;
    private const int MostProducts = 4096;

    private readonly Dictionary<Expr, Expr[]> entries = [];

    /// <summary>The names of all numbers that variables became.</summary>
    public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The entries in order, the last axis fastest; null if an axis has a name, there are too many, or an operator has no entries of its own.</summary>
    public Expr[]? Of(Expr value)
    {
        var defined = Traversal.Map([value], node => node.Op.Definition(node) ?? node)[value];
        foreach (var node in Traversal.PostOrder(defined))
        {
            if (entries.ContainsKey(node)) continue;
            if (Lengths(node.Shape) is not { } lengths || Count(lengths) > MostEntries || Entries(node, lengths) is not { } found) return null;
            entries[node] = found;
        }
        return entries[defined];
    }

    private int[]? Lengths(Shape shape)
    {
        var lengths = new int[shape.Rank];
        for (var i = 0; i < lengths.Length; i++)
        {
            if (LengthOf(shape.Axes[i]) is not (> 0 and <= MostEntries and { } length)) return null;
            lengths[i] = (int)length;
        }
        return lengths;
    }

    private long? LengthOf(Dimension dimension) => dimension.Literal ?? (sizes is null ? null : dimension.Evaluate(size => sizes[size]));

    private Expr[]? Entries(Expr node, int[] lengths) => node.Op switch
    {
        FillOp fill => [.. Enumerable.Repeat((Expr)(fill.IsOne ? 1 : 0), Count(lengths))],
        SizeOp => sizes is null ? [node] : [sizes[node.Op.Name]],
        UnitOp unit when LengthOf(unit.Place) is { } place => [.. Enumerable.Range(0, lengths[0]).Select(i => (Expr)(i == place ? 1 : 0))],
        StackOp => [.. Indices(lengths).Select(index => StackEntry(node, index))],
        ContractOp op => ContractEntries(op, node, lengths),
        ReduceOp op => ReducedEntries(op, node, lengths),
        SquareMatrixOp op when node.Args[0].Shape.Rank == 2 && op.Entries(entries[node.Args[0]], Lengths(node.Args[0].Shape)![0]) is { } found => found,
        _ when node.VariableName is { } name && sizes is not null => [.. Indices(lengths).Select(index => NumberOf(name, index))],
        _ when node.Shape.Rank == 0 && node.ArgList.All(arg => arg.Shape.Rank == 0) => [node.WithArgs([.. node.ArgList.Select(arg => entries[arg][0])])],
        _ when node.VariableName is not null => [.. Indices(lengths).Select(index => EntryOf(node, index))],
        _ when node.Op.IsEntrywise => [.. Indices(lengths).Select(index => node.Op.Apply([.. node.ArgList.Select(arg => entries[arg][Place(Lengths(arg.Shape)!, index)])]))],
        _ => null,
    };

    private Expr StackEntry(Expr node, int[] index)
    {
        var axis = index.Length + ((StackOp)node.Op).Axis;
        var arg = node.Args[index[axis]];
        return entries[arg][Place(Lengths(arg.Shape)!, [.. index[..axis], .. index[(axis + 1)..]])];
    }

    private Expr[]? ContractEntries(ContractOp op, Expr node, int[] lengths)
    {
        int[] ranges = [.. op.Dimensions(node.Args).Select(dimension => (int)LengthOf(dimension)!.Value)];
        if (Count(ranges) > MostProducts) return null;
        var sums = new List<Expr>[Count(lengths)];
        foreach (var at in Indices(ranges))
        {
            var place = Place(lengths, [.. op.Output.Select(index => at[index])]);
            (sums[place] ??= []).Add(Expr.Product([.. node.ArgList.Select((arg, k) => entries[arg][Place(Lengths(arg.Shape)!, [.. op.Inputs[k].Select(index => at[index])])])]));
        }
        return Array.ConvertAll(sums, terms => terms is null ? 0 : Expr.Sum([.. terms]));
    }

    /// <summary>The largest, the smallest or the product of the entries along the axes.</summary>
    private Expr[] ReducedEntries(ReduceOp op, Expr node, int[] lengths)
    {
        var full = Lengths(node.Args[0].Shape)!;
        var groups = new Expr?[Count(lengths)];
        foreach (var at in Indices(full))
        {
            var entry = entries[node.Args[0]][Place(full, at)];
            var place = Place(lengths, op.Keep ? at : [.. at.Where((_, axis) => !op.Axes.Contains(axis - full.Length))]);
            groups[place] = groups[place] is { } known ? op.Combined(known, entry) : entry;
        }
        return [.. groups.OfType<Expr>()];
    }

    private Expr NumberOf(string name, int[] index)
    {
        var entry = index.Length == 0 ? name : $"{name}[{string.Join(", ", index)}]";
        Variables.Add(entry);
        return Expr.Symbol(entry);
    }

    private static Expr EntryOf(Expr variable, int[] index) => index.Aggregate(variable, (value, place) => Contraction.At(value, -value.Shape.Rank, place));

    private static int Count(int[] lengths) => lengths.Aggregate(1, (count, length) => Math.Min(count * length, MostProducts + 1));

    private static IEnumerable<int[]> Indices(int[] lengths)
    {
        IEnumerable<int[]> result = [[]];
        foreach (var length in lengths) result = result.SelectMany(start => Enumerable.Range(0, length).Select(next => (int[])[.. start, next]));
        return result;
    }

    /// <summary>Where an entry stands; the value may lack axes, or have length 1 in them.</summary>
    private static int Place(int[] lengths, int[] index)
    {
        var place = 0;
        for (var axis = 0; axis < lengths.Length; axis++) place = (place * lengths[axis]) + (lengths[axis] == 1 ? 0 : index[axis + index.Length - lengths.Length]);
        return place;
    }
}
