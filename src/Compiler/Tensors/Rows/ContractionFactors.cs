using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// What a contraction computes: its factors, without those that are no numbers to multiply by. Unit vectors fix an index; a contraction of ones that repeats an index in its
/// result, such as the identity, says that two indices are one; ones are left out where another factor or the result has their indices.
/// </summary>
internal sealed class ContractionFactors
{
    private List<Factor> all;

    public ContractionFactors(ContractOp op, Expr node)
    {
        (Output, all) = (op.Output, [.. op.Inputs.Zip(node.ArgList, (indices, operand) => new Factor(operand, indices))]);
        for (var i = all.Count - 1; i >= 0; i--)
            if (IsDelta(all[i].Operand)) Identify(i);
        for (var i = all.Count - 1; i >= 0; i--)
            if (IsOnes(all[i].Operand) && IsSpanned(all[i].Indices, Output, all.Where((_, other) => other != i))) all.RemoveAt(i);
    }

    /// <summary>The indices of the result.</summary>
    public IReadOnlyList<int> Output { get; private set; }

    /// <summary>What is multiplied.</summary>
    public IReadOnlyList<Factor> Numbers => [.. all.Where(factor => factor.Operand.Op is not UnitOp)];

    /// <summary>The unit vectors.</summary>
    public IReadOnlyList<Factor> Units => [.. all.Where(factor => factor.Operand.Op is UnitOp)];

    private static bool IsOnes(Expr operand) => operand.Op is FillOp { IsOne: true };

    private static bool IsDelta(Expr operand) =>
        operand.Op is ContractOp delta && operand.ArgList.All(IsOnes) && delta.Inputs.All(indices => indices.All(index => delta.Output.Contains(index)));

    /// <summary>Leaves out a delta: what it repeats is one index everywhere. It stays if an index would then have no loop.</summary>
    private void Identify(int which)
    {
        var repeated = ((ContractOp)all[which].Operand.Op).Output;
        var (indices, output, others) = (all[which].Indices, Output, all.Where((_, other) => other != which).ToList());
        for (var axis = 1; axis < repeated.Length; axis++)
        {
            var (from, to) = (indices[axis], indices[repeated.IndexOf(repeated[axis])]);
            (indices, output) = (Renamed(indices), Renamed(output));
            others = others.ConvertAll(other => other with { Indices = Renamed(other.Indices) });

            IReadOnlyList<int> Renamed(IReadOnlyList<int> list) => [.. list.Select(index => index == from ? to : index)];
        }
        if (IsSpanned(indices, output, others)) (Output, all) = (output, others);
    }

    /// <summary>Whether every index has a loop, or one value only, by the result or other factors.</summary>
    private static bool IsSpanned(IReadOnlyList<int> indices, IReadOnlyList<int> output, IEnumerable<Factor> others) =>
        indices.All(index => output.Contains(index) || others.Any(other => other.Indices.Contains(index)));
}

/// <summary>An operand of a contraction with its indices.</summary>
internal sealed record Factor(Expr Operand, IReadOnlyList<int> Indices);
