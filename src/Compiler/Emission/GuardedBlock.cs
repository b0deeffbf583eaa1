using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Collects statements, those with conditions inside nested ifs; neighbours share the ifs they have in common.</summary>
/// <param name="test">The code of a step as a truth value.</param>
internal sealed class GuardedBlock(Func<int, Expression> test)
{
    private readonly Stack<Level> open = new([new(Guard.Always, Expression.Empty(), [])]);

    public void Add(Guard guard, Expression code)
    {
        Enter(guard);
        open.Peek().Code.Add(code);
    }

    /// <summary>Closes every if; all statements so far.</summary>
    public List<Expression> Close()
    {
        Enter(Guard.Always);
        return open.Peek().Code;
    }

    /// <summary>Closes every if and begins anew; all statements so far.</summary>
    public List<Expression> Take()
    {
        List<Expression> taken = [.. Close()];
        open.Peek().Code.Clear();
        return taken;
    }

    /// <summary>Closes the ifs that the guard does not have and opens those that it has more.</summary>
    private void Enter(Guard guard)
    {
        var missing = new Stack<Guard>();
        for (var ancestor = guard; ancestor != open.Peek().Guard;)
        {
            if (ancestor.Depth >= open.Peek().Guard.Depth)
            {
                missing.Push(ancestor);
                ancestor = ancestor.Parent!;
            }
            else
            {
                CloseTop();
            }
        }
        while (missing.TryPop(out var next)) open.Push(new(next, Condition(next), []));
    }

    // made on opening: a later statement may reuse the local that holds the condition
    private Expression Condition(Guard guard) => guard.Holds ? test(guard.Condition) : Expression.Not(test(guard.Condition));

    private void CloseTop()
    {
        var top = open.Pop();
        open.Peek().Code.Add(Expression.IfThen(top.Condition, Expression.Block(typeof(void), top.Code)));
    }

    private readonly record struct Level(Guard Guard, Expression Condition, List<Expression> Code);
}
