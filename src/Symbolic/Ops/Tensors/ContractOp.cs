using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>
/// Einstein summation: the product of the operands' entries at their indices, summed over every index that the output lacks. The one operator behind
/// <c>@</c>, <c>'</c>, sum, dot, outer, trace and diag. A list may repeat an index: <c>aa-></c> is the trace, <c>a->aa</c> a diagonal matrix. The rule of its
/// gradient is again a contraction with the lists exchanged (Laue, Mitterreiter, Giesen, "A Simple and Efficient Tensor Calculus", 2020).
/// </summary>
internal sealed class ContractOp : Op
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public ContractOp(ImmutableArray<ImmutableArray<int>> inputs, ImmutableArray<int> output)
    {
        var numbers = new Dictionary<int, int>();
        Inputs = [.. inputs.Select(list => Renumbered(list, numbers))];
        Output = output.All(numbers.ContainsKey) ? Renumbered(output, numbers) : throw new ShapeException("einsum: an index of the output occurs in no operand");
        if (numbers.Count > Letters.Length) throw new ShapeException($"einsum: more than {Letters.Length} indices");
        Signature = $"{string.Join(',', Inputs.Select(list => Spell(list)))}->{Spell(Output)}";
    }

    /// <summary>Indices of each operand's axes, numbered by first appearance.</summary>
    public ImmutableArray<ImmutableArray<int>> Inputs { get; }

    /// <summary>Indices of the result's axes.</summary>
    public ImmutableArray<int> Output { get; }

    /// <summary>The lists in letters: <c>ab,bc->ac</c>.</summary>
    public string Signature { get; }

    public override string Name => "einsum";

    public override int? Arity => Inputs.Length;

    internal override string Key => $"einsum({Signature})";

    internal override string Latex => @"\operatorname{einsum}";

    internal override Spelling? SpellingOf(Expr node) => ContractSpelling.Of(this, node);

    internal override EntryRule EntryRuleOf(Expr node, IReadOnlyList<string> indices, IndexNames names) => new ContractEntries(this, node, indices, names).Rule;

    internal override bool IsAlgebraic(Expr node) => true;

    /// <summary>log(sum(exp(x))) for a sum over axes alone.</summary>
    internal override Expr? Logarithm(Expr node)
    {
        if (Exponential.ExponentOf(node.Args[0]) is not { } exponent) return null;
        if (ContractSpelling.Kept(this, node) is { } kept) return new LogSumExpOp(kept, true).Apply(exponent);
        return node.Args.Length == 1 && ContractSpelling.Reduced(this) is { IsEmpty: false } axes ? new LogSumExpOp(axes, false).Apply(exponent) : null;
    }

    /// <summary>The dimension of each index.</summary>
    /// <exception cref="ShapeException">An operand's rank differs from its list, or one index has two dimensions.</exception>
    public Dimension[] Dimensions(ReadOnlySpan<Expr> args)
    {
        var dimensions = new List<Dimension>();
        for (var k = 0; k < args.Length; k++)
        {
            var axes = args[k].Shape.Axes;
            var list = Inputs[k];
            if (axes.Length != list.Length) throw new ShapeException($"einsum: the indices {Spell(list)} stand for {list.Length} axes, the operand has the shape {args[k].Shape}");
            for (var i = 0; i < list.Length; i++)
            {
                if (list[i] == dimensions.Count) dimensions.Add(axes[i]);
                else if (dimensions[list[i]] != axes[i]) throw Mismatch(args, list[i], dimensions[list[i]], axes[i]);
            }
        }
        return [.. dimensions];
    }

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        var dimensions = Dimensions(args);
        return Shape.Of([.. Output.Select(index => dimensions[index])]);
    }

    /// <summary>The product of the lengths that are summed over.</summary>
    internal override Dimension? FanIn(Expr node, int input)
    {
        var dimensions = Dimensions(node.Args);
        return Inputs.Length == 1 ? null : Inputs[input].Distinct().Except(Output).Aggregate((Dimension)1, (count, index) => count * dimensions[index]);
    }

    /// <summary>A sum over an axis whose entries sum to 1; a sum of what is not negative, or positive, since a size is at least 1. A diagonal has zeros.</summary>
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args)
    {
        if (node.Args.Length == 1 && ContractSpelling.Reduced(this) is [var summed] && node.Args[0].Op.SumsToOne(summed)) return Fact.Of(Number.One);
        var isPositive = Output.Distinct().Count() == Output.Length;
        foreach (var arg in args)
        {
            if (!arg.Implies(Fact.Of(Interval.NonNegative))) return Fact.Unknown;
            isPositive &= arg.IsNonZero;
        }
        return Fact.Of(Interval.NonNegative, isPositive);
    }

    /// <summary>A factor 1 without axes is left out; a contraction that changes nothing is its operand.</summary>
    internal override Expr? Fold(ReadOnlySpan<Expr> args)
    {
        if (args.Length == 1) return Inputs[0].SequenceEqual(Output) && Output.Distinct().Count() == Output.Length ? args[0] : null;
        for (var k = 0; k < args.Length; k++)
            if (args[k].Literal is { IsOne: true }) return new ContractOp(Inputs.RemoveAt(k), Output).Apply([.. args[..k], .. args[(k + 1)..]]);
        return null;
    }

    /// <summary>
    /// The other operands and the cotangent, with the input's list as the output. An index that only the input has is a factor <c>ones</c>, for the sum over it
    /// gives each entry the same.
    /// </summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var dimensions = Dimensions(node.Args);
        ImmutableArray<int> lead = [.. Enumerable.Range(dimensions.Length, cotangent.Shape.Rank - Output.Length)];
        var lists = new List<ImmutableArray<int>> { lead.AddRange(Output) };
        var operands = new List<Expr> { cotangent };
        for (var k = 0; k < Inputs.Length; k++)
        {
            if (k == input) continue;
            lists.Add(Inputs[k]);
            operands.Add(node.Args[k]);
        }
        ImmutableArray<int> lone = [.. Inputs[input].Distinct().Where(index => !lists.Exists(list => list.Contains(index)))];
        if (!lone.IsEmpty)
        {
            lists.Add(lone);
            operands.Add(FillOp.Ones(Shape.Of([.. lone.Select(index => dimensions[index])])));
        }
        return new ContractOp([.. lists], lead.AddRange(Inputs[input])).Apply([.. operands]);
    }

    /// <summary>
    /// An input that has every index of the output gets the mask at its own indices, unless the other operands are variables: they are finite, and the
    /// mask is applied first, so that nothing undefined stands in the product when that is differentiated again.
    /// </summary>
    internal override Expr? MaskFor(Expr node, int input, Expr mask)
    {
        if (mask.Shape.Rank == 0) return mask;
        if (!mask.Shape.Equals(node.Shape) || Output.Any(index => !Inputs[input].Contains(index)) || (node.Args.Length > 1 && OthersAreLeaves(node, input))) return null;
        return new ContractOp([Output, Inputs[input]], Inputs[input]).Apply(mask, FillOp.Ones(node.Args[input].Shape));
    }

    private static bool OthersAreLeaves(Expr node, int input)
    {
        for (var k = 0; k < node.Args.Length; k++)
            if (k != input && !node.Args[k].Args.IsEmpty) return false;
        return true;
    }

    /// <summary>The mask anywhere along the axes of the output that the input lacks.</summary>
    internal override Expr GuardFor(Expr node, int input, Expr mask)
    {
        if (!mask.Shape.Equals(node.Shape) || Output.Distinct().Count() < Output.Length) return base.GuardFor(node, input, mask);
        ImmutableArray<int> lacking = [.. Enumerable.Range(-Output.Length, Output.Length).Where(axis => !Inputs[input].Contains(Output[axis + Output.Length]))];
        ImmutableArray<int> kept = [.. Output.Where(Inputs[input].Contains)];
        return new ContractOp([kept, Inputs[input]], Inputs[input]).Apply(ReduceOp.Any(mask, lacking), FillOp.Ones(node.Args[input].Shape));
    }

    /// <summary>A list of indices in letters.</summary>
    public static string Spell(IEnumerable<int> list) => string.Concat(list.Select(index => Letters[index]));

    private static ImmutableArray<int> Renumbered(ImmutableArray<int> list, Dictionary<int, int> numbers)
    {
        foreach (var index in list) numbers.TryAdd(index, numbers.Count);
        return [.. list.Select(index => numbers[index])];
    }

    private ShapeException Mismatch(ReadOnlySpan<Expr> args, int index, Dimension known, Dimension seen)
    {
        var shapes = string.Join(" and ", args.ToArray().Select(arg => arg.Shape));
        return new($"the shapes {shapes} do not fit: index {Letters[index]} of {Signature} is {known} and {seen}");
    }
}
