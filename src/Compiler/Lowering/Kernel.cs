using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>How the machine computes one operator: the plain meaning, and the code that replaces a call of it.</summary>
internal sealed class Kernel
{
    /// <summary>The meaning on doubles; of two operands where the operator folds from the left.</summary>
    public required Delegate Function { get; init; }

    /// <summary>Code for the operands, a number or a truth value; null means a call of <see cref="Function"/>.</summary>
    public Func<Code, Expression[], Expression>? Row { get; init; }

    /// <summary>Whether more than two operands mean folding from the left.</summary>
    public bool FoldsLeft { get; init; }

    /// <summary>Whether computing the value costs less than the branch that would avoid it.</summary>
    public bool IsCheap { get; init; }

    /// <summary>Cycles from the operands to the value, where the code is one instruction.</summary>
    public int Latency { get; init; } = 4;

    /// <summary>Whether the value may be computed at compile time; false for functions that users bind.</summary>
    public bool IsPure { get; init; } = true;

    /// <summary>Whether operand 0 decides: operand 1 is needed only where it holds, operand 2 only where it does not.</summary>
    public bool Selects { get; init; }

    /// <summary>The same operation with every operand computed, whether it is needed or not.</summary>
    public Kernel Eager => Selects ? new() { Function = Function, Row = Row } : this;

    /// <summary>The same operation where one more operand, the last, holds; NaN elsewhere.</summary>
    public Kernel Conditional => new()
    {
        Function = Function,
        IsPure = IsPure,
        Row = (code, x) => code.CallWhere(code.Test(x[^1]), this, Array.ConvertAll(x[..^1], code.Number)),
    };

    /// <summary>What the truth of the value says about the truth of the operands.</summary>
    public Connective Connective { get; init; }

    /// <summary>How the value is computed together with another one, where that is cheaper.</summary>
    public Joint? Joint { get; init; }

    /// <summary>The kernel of the other operands when the last one is this constant, where a better one exists.</summary>
    public Func<double, Kernel?> ForLastConstant { get; init; } = _ => null;

    /// <summary>The default: a call of the meaning.</summary>
    public static Kernel Call(Delegate function, bool foldsLeft = false) => new() { Function = function, FoldsLeft = foldsLeft };

    /// <summary>Code for the value.</summary>
    public Expression Emit(Code code, Expression[] operands) => Row is null ? EmitCalls(code, operands) : Row(code, operands);

    /// <summary>The value, for the interpreter and for constants.</summary>
    public double Run(ReadOnlySpan<double> x)
    {
        if (!FoldsLeft) return Invoke(x);
        var meaning = (Func<double, double, double>)Function;
        var value = x[0];
        foreach (var next in x[1..]) value = meaning(value, next);
        return value;
    }

    private double Invoke(ReadOnlySpan<double> x)
    {
        switch (Function)
        {
            case Func<double, double> f: return f(x[0]);
            case Func<double, double, double> f: return f(x[0], x[1]);
            case Func<double, double, double, double> f: return f(x[0], x[1], x[2]);
            default:
                var boxed = new object[x.Length];
                for (var i = 0; i < boxed.Length; i++) boxed[i] = x[i];
                return (double)Function.DynamicInvoke(boxed)!;
        }
    }

    private Expression EmitCalls(Code code, Expression[] operands)
    {
        var numbers = Array.ConvertAll(operands, code.Number);
        return FoldsLeft ? numbers.Skip(1).Aggregate(numbers[0], (value, next) => code.Call(this, value, next)) : code.Call(this, numbers);
    }
}

/// <summary>What a logical operator says about its operands.</summary>
internal enum Connective
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The operand has the opposite truth.</summary>
    Not,

    /// <summary>Where it holds, both operands hold.</summary>
    And,

    /// <summary>Where it does not hold, neither operand does.</summary>
    Or,
}
