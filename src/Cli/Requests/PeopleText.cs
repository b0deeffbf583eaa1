using SymDiff.Differentiation;
using SymDiff.Equality;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>Derivatives in the form that people read, or as the sweep leaves them.</summary>
internal static class PeopleText
{
    /// <summary>The derivatives that a request asks for.</summary>
    public static Derived Of(Request request, Subject subject)
    {
        var runs = new List<Simplified>();
        var directions = new Directions(subject, isText: true);
        var entries = request.Order is { } order ? [new(subject.Names[0], OfOrder(order))]
            : request.Mode.IsSwept ? request.Mode.Derive(subject, subject.Output, Sweep, directions)
            : Finished(request.Mode.Derive(subject, request.Simplify ? Pipelines.Recognize(subject.Options, subject.Output)[0] : subject.Output,
                Differentiator.Jacobian, directions));
        var shown = subject.Restore(Entry.Roots(entries));
        if (request.Simplify) shown = NamedSums.Restore(shown, subject.NamedNodes(simplify: true).Keys);
        return new(
            Entry.Of(Entry.Keys(entries), shown),
            [.. runs.SelectMany(run => run.Conditions).Distinct()],
            [.. runs.SelectMany(run => run.Removable).Distinct()],
            runs.Exists(run => run.IsExhausted),
            request.Order is not null || request.Mode.IsSwept ? runs[0].Roots : []);

        Expr[] Sweep(Expr output, ReadOnlySpan<Expr> wrt)
        {
            var raw = Differentiator.Jacobian(output, wrt);
            return Kept(output, raw, request.Simplify ? Derivatives.Jacobian(output, wrt, subject.Options) : new(raw, [], [], false));
        }

        Expr OfOrder(int order)
        {
            var derivative = subject.Output;
            if (!request.Simplify)
            {
                for (var i = 0; i < order; i++) derivative = Sweep(derivative, subject.Wrt)[0];
                return derivative;
            }
            var raw = Differentiator.Jacobian(subject.Output, subject.Wrt);
            foreach (var run in Derivatives.Orders(subject.Output, subject.Wrt[0], order, subject.Options)) derivative = Kept(subject.Output, raw, run)[0];
            return derivative;
        }

        Entry[] Finished(Entry[] entries)
        {
            var raw = Entry.Roots(entries);
            return Entry.Of(Entry.Keys(entries), Kept(subject.Output, raw, request.Simplify ? Pipelines.People(raw, [subject.Output], subject.Options) : new(raw, [], [], false)));
        }

        Expr[] Kept(Expr output, Expr[] raw, Simplified run)
        {
            runs.Add(WithLost(output, raw, run, subject.Options.Assumptions));
            request.Options.Limits.CheckNodes(Traversal.PostOrder(run.Roots).Count);
            return run.Roots;
        }
    }

    /// <summary>The result with what was required and it does not require. Where only single points are left out, people need not see it.</summary>
    private static Simplified WithLost(Expr output, Expr[] raw, Simplified run, IReadOnlyList<Expr> assumptions)
    {
        var lost = DomainConditions.Lost(output, raw, run.Roots, [.. assumptions, .. run.Conditions, .. run.Removable]);
        if (lost.Count == 0) return run;
        var facts = new FactTable([.. lost]);
        return run with
        {
            Conditions = [.. run.Conditions.Where(condition => !facts.Proves(condition)), .. lost.Where(condition => !DomainConditions.LeavesOutPoints(condition))],
            Removable = [.. run.Removable, .. lost.Where(DomainConditions.LeavesOutPoints)],
        };
    }
}
