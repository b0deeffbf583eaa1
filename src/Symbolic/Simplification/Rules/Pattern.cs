namespace SymDiff.Simplification;

/// <summary>
/// An expression with holes, matched against the top of a graph. Exchanged operands of two-operand commutative operators are
/// spelled out as variants when the pattern is first used, so that matching never backtracks.
/// </summary>
internal sealed class Pattern(Expr expression)
{
    private List<Expr>? variants;

    public Expr Expression => expression;

    public bool Matches(Expr value, Bindings bindings)
    {
        var count = bindings.Count;
        foreach (var variant in variants ??= Variants(expression))
        {
            if (MayMatch(variant, value) && MatchesExactly(variant, value, bindings)) return true;
            bindings.Rewind(count);
        }
        return false;
    }

    /// <summary>Whether the operators one level down agree; refuses most values before anything is set up to walk over them.</summary>
    private static bool MayMatch(Expr pattern, Expr value)
    {
        if (pattern.Args.Length != value.Args.Length) return true;
        for (var i = 0; i < pattern.Args.Length; i++)
        {
            var (expected, actual) = (pattern.Args[i], value.Args[i]);
            if (expected != actual && !Hole.Is(expected) && !expected.Op.Equals(actual.Op) && !IsSign(expected)) return false;
        }
        return true;
    }

    private static bool MatchesExactly(Expr pattern, Expr value, Bindings bindings)
    {
        var stack = bindings.Pending;
        stack.Clear();
        stack.Push((pattern, value));
        while (stack.TryPop(out var pair))
        {
            var (expected, actual) = pair;
            if (expected == actual) continue;
            if (Hole.Is(expected))
            {
                if (!bindings.TryBind(expected, actual)) return false;
            }
            else if (expected.Op.Equals(actual.Op) && !expected.Args.IsEmpty)
            {
                if (!PushArguments(stack, expected, actual)) return false;
            }
            else if (IsNegated(expected, actual, bindings)) continue;
            else if (WithoutSign(expected, actual) is { } positive) stack.Push((expected.Args[0], positive));
            else return false;
        }
        return true;
    }

    /// <summary>A pattern -X whose X is bound fits whatever is written for the negated value.</summary>
    private static bool IsNegated(Expr pattern, Expr value, Bindings bindings) =>
        IsSign(pattern) && Hole.Is(pattern.Args[0]) && bindings.Find(pattern.Args[0]) is { } bound && Signs.AreOpposite(bound, value);

    private static bool IsSign(Expr pattern) => pattern.Args.Length == 1 && pattern.Op.Notation is { IsPrefix: true, Symbol: "-" };

    /// <summary>A pattern -X also fits a literal or product whose leading literal is negative.</summary>
    private static Expr? WithoutSign(Expr pattern, Expr value) =>
        IsSign(pattern) && pattern.Op.Fold([value]) is { } negated && !negated.Op.Equals(pattern.Op) ? negated : null;

    private static bool PushArguments(Stack<(Expr, Expr)> stack, Expr pattern, Expr value)
    {
        if (pattern.Args.Length == value.Args.Length)
        {
            for (var i = pattern.Args.Length - 1; i >= 0; i--) stack.Push((pattern.Args[i], value.Args[i]));
            return true;
        }
        if (pattern.Args.Length != 2 || value.Args.Length < 2) return false;
        return PushRest(stack, pattern.Args[0], pattern.Args[1], value);
    }

    /// <summary>Of a two-operand pattern for an n-ary node, one side fits a single operand and a hole takes the others.</summary>
    private static bool PushRest(Stack<(Expr, Expr)> stack, Expr single, Expr hole, Expr value)
    {
        if (!Hole.Is(hole) || Hole.Is(single)) return false;
        for (var i = 0; i < value.Args.Length; i++)
        {
            if (!value.Args[i].Op.Equals(single.Op)) continue;
            Expr[] rest = [.. value.Args[..i], .. value.Args[(i + 1)..]];
            stack.Push((hole, value.Op[rest]));
            stack.Push((single, value.Args[i]));
            return true;
        }
        return false;
    }

    private static List<Expr> Variants(Expr pattern)
    {
        var variants = new Dictionary<Expr, List<Expr>>();
        foreach (var node in Traversal.PostOrder(pattern))
        {
            var forms = variants[node] = [];
            foreach (var args in Choices(node, variants))
                foreach (var form in Orders(node, args))
                    if (!forms.Contains(form)) forms.Add(form);
        }
        return variants[pattern];
    }

    /// <summary>Every way to take one variant of each argument.</summary>
    private static List<Expr[]> Choices(Expr node, Dictionary<Expr, List<Expr>> variants)
    {
        List<Expr[]> choices = [[]];
        foreach (var arg in node.Args)
        {
            var longer = new List<Expr[]>();
            foreach (var chosen in choices)
                foreach (var variant in variants[arg]) longer.Add([.. chosen, variant]);
            choices = longer;
        }
        return choices;
    }

    private static IEnumerable<Expr> Orders(Expr node, Expr[] args)
    {
        yield return node.WithArgs(args);
        if (node.Op.IsCommutative && args.Length == 2) yield return node.WithArgs([args[1], args[0]]);
    }
}
