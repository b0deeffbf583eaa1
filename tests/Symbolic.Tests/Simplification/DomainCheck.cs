using SymDiff.Simplification;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Simplification;

/// <summary>
/// What a rule's tag says about its sides, in arithmetic of 200 bits and more. "Undefined" is meant over the finite reals. Where the condition
/// of a widening rule holds, the left side is read in IEEE arithmetic: the closed ends of such conditions are limits through infinity.
/// </summary>
internal sealed class DomainCheck
{
    private const int PointsOfAKind = 100;

    private readonly RuleDomain domain;
    private readonly List<(RuleInstance Instance, List<Case> Cases)> instances;

    public DomainCheck(Rule rule, int seed)
    {
        domain = rule.Domain;
        var all = RuleInstance.All(rule).ToList();
        instances = [.. all.Select((instance, i) => (instance, Cases(instance, new RulePoints(instance, seed + i).Take(Math.Max(12, PointsOfAKind / all.Count)))))];
    }

    /// <summary>At how many points the left side has a value that the right one must have.</summary>
    public int Compared => instances.Sum(pair => pair.Cases.Count(c => c.Left.IsDefined && c.Holds));

    /// <summary>
    /// The first point where a right side is not what the tag says, or that it cannot be told where the left side can; null if all is well.
    /// </summary>
    public string? Violation(Expr right)
    {
        var told = 0;
        foreach (var (instance, cases) in instances)
        {
            var reference = new Reference(instance.Of(right), isExtended: domain == RuleDomain.Widening);
            foreach (var item in cases)
            {
                if (reference.At(item.Point.At) is not { } value) continue;
                if (!Fits(item, value)) return $"{instance.Left} -> {instance.Of(right)} at {item.Point}: {item.Left.Value} and {value.Value}";
                told++;
            }
        }
        return told >= Compared / 2 ? null : $"{right} can be told at {told} points only";
    }

    private bool Fits(Case item, Reading right) => domain switch
    {
        RuleDomain.Exact => item.Left.Agrees(right),
        RuleDomain.Removable => item.Left.IsDefined || item.Point.IsGeneric ? item.Left.Agrees(right) : true,
        RuleDomain.Widening => item.Holds ? item.Left.Agrees(right) : !item.Left.IsDefined,
        _ => !item.Holds || !item.Left.IsDefined || item.Left.Agrees(right),
    };

    /// <summary>The left side at the points where it can be told.</summary>
    private List<Case> Cases(RuleInstance instance, IReadOnlyList<RulePoint> points)
    {
        var (strict, extended) = (new Reference(instance.Left), new Reference(instance.Left, isExtended: true));
        var condition = instance.Condition is null ? null : new Reference(instance.Condition);
        var cases = new List<Case>();
        foreach (var point in points)
        {
            if (condition?.At(point.At) is var truth && condition is not null && truth is null) continue;
            var holds = truth is null || !truth.Value.IsZero;
            var left = domain == RuleDomain.Widening && holds ? extended.At(point.At) : strict.At(point.At);
            if (left is not null) cases.Add(new(point, holds, left));
        }
        return cases;
    }

    private sealed record Case(RulePoint Point, bool Holds, Reading Left);
}
