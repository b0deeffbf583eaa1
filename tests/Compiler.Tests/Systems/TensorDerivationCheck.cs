using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// Checks every step of a derivation at a point by naive loops: a contribution is the cotangent contracted with the operator's Jacobian, measured by differences; a cotangent is the sum
/// of its contributions; both sides of a rewrite have one value where its condition holds.
/// </summary>
/// <param name="at">The point.</param>
internal sealed class TensorDerivationCheck(TensorReference at)
{
    private const double Tolerance = 1e-7;
    private const double Widest = 4e-3;

    /// <summary>Fails unless every step that has a value at the point holds there.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="seen">Gets every step that was checked.</param>
    public void Holds(Derivation derivation, HashSet<object> seen)
    {
        foreach (var part in derivation.Reverse.SelectMany(step => step.Contributions)) Contribution(part, seen);
        foreach (var step in derivation.Reverse.Where(step => step.Contributions.Count > 0)) Equal(step.Cotangent, Expr.Sum([.. step.Contributions.Select(part => part.Value)]), [], step, seen);
        foreach (var step in derivation.Recognized.Concat(derivation.Rewrites)) Equal(step.Before, step.After, step.Conditions, step, seen);
        foreach (var result in derivation.Results) Equal(result.Raw, result.Simplified, derivation.Conditions, result, seen);
    }

    private void Contribution(Contribution part, HashSet<object> seen)
    {
        DenseArray[] args = [.. part.User.ArgList.Select(at.Evaluate)];
        var (cotangent, value) = (at.Evaluate(part.Cotangent), at.Evaluate(part.Value));
        if (!IsFinite(cotangent) || !IsFinite(value)) return;
        DerivativeCheck.Close(Contracted(cotangent, Slopes(part, args), args[part.Input].Rank), value, Tolerance, $"{part.Value} at an input of {part.User}");
        seen.Add(part);
    }

    /// <summary>The Jacobian of an operator by one of its arguments; shape [value..., argument...].</summary>
    private DenseArray Slopes(Contribution part, DenseArray[] args)
    {
        Expr[] symbols = [.. part.User.ArgList.Select((arg, i) => arg.Literal is null || i == part.Input ? Expr.Variable($"k{i}", arg.Shape) : arg)];
        var point = args.Index().Aggregate(at, (point, arg) => point.With($"k{arg.Index}", arg.Item));
        return TensorDifferences.Jacobian(part.User.Op.Apply(symbols), $"k{part.Input}", point, Widest);
    }

    /// <summary>The cotangent's last axes against the first of the Jacobian.</summary>
    private static DenseArray Contracted(DenseArray cotangent, DenseArray jacobian, int inputRank)
    {
        var valueRank = jacobian.Rank - inputRank;
        var lead = cotangent.Shape[..^valueRank];
        return DenseArray.Make([.. lead, .. jacobian.Shape[valueRank..]], index =>
            DenseArray.IndicesOf(jacobian.Shape[..valueRank]).Sum(inner => cotangent[[.. index[..lead.Length], .. inner]] * jacobian[[.. inner, .. index[lead.Length..]]]));
    }

    private void Equal(Expr left, Expr right, IEnumerable<Expr> conditions, object step, HashSet<object> seen)
    {
        if (conditions.Any(condition => at.Evaluate(condition).Entries.Contains(0))) return;
        var (x, y) = (at.Evaluate(left), at.Evaluate(right));
        if (!IsFinite(x)) return;
        DerivativeCheck.Close(x, y, 1e-11, $"{left} and {right}");
        seen.Add(step);
    }

    private static bool IsFinite(DenseArray value) => value.Entries.ToArray().All(double.IsFinite);
}
