using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Where the code of a body finds its inputs and leaves its outputs.</summary>
internal abstract class Ports
{
    /// <summary>What the code computes with.</summary>
    public virtual Code Code => Code.Scalar;

    /// <summary>Parameters of the lambda.</summary>
    public abstract IReadOnlyList<ParameterExpression> Parameters { get; }

    /// <summary>For every input, whether it is the same number for all steps of the loop around the code; null if there is no loop.</summary>
    public virtual bool[]? FixedInputs => null;

    /// <summary>A variable with a value that is computed before the loop.</summary>
    public virtual ParameterExpression Hoist(Expression value) => throw new InvalidOperationException("only loops have something before them");

    /// <summary>Reads an input.</summary>
    public abstract Expression Load(int input);

    /// <summary>Writes an output.</summary>
    public abstract Expression Store(int output, Expression value);

    /// <summary>Whether an input that is read more often is copied to a local first.</summary>
    public virtual bool CopiesInputs => false;

    /// <summary>The variable whose value the lambda returns, or null.</summary>
    public virtual ParameterExpression? Result => null;

    /// <summary>How many slots inputs and outputs occupy before the first value that passes from body to body.</summary>
    public virtual int FirstSlot => 0;

    /// <summary>Whether a part of the code may run one turn of the loop ahead of the rest, and once more at the end.</summary>
    public virtual bool RunsAhead => false;

    /// <summary>Puts code where it runs one turn ahead.</summary>
    /// <param name="emit">Makes the code.</param>
    public virtual void Ahead(Func<IReadOnlyList<Expression>> emit) => throw new InvalidOperationException("only loops have a next turn");

    /// <summary>The variable in which the rest of a turn finds a value that was computed ahead.</summary>
    public virtual ParameterExpression Carry(ParameterExpression value) => throw new InvalidOperationException("only loops have a next turn");

    /// <summary>Checks before the first step.</summary>
    /// <param name="slots">Number of slots.</param>
    public virtual IEnumerable<Expression> Checks(int slots) => [];

    /// <summary>A value that passes from one body to a later one.</summary>
    public virtual Expression Slot(int slot) => throw new InvalidOperationException("only bodies over a scratch array have slots");

    /// <summary>Keeps a value for a later body.</summary>
    public virtual Expression Keep(int slot, Expression value) => Expression.Assign(Slot(slot), value);
}

/// <summary>Doubles in, one double out.</summary>
/// <param name="names">Names of the inputs, or nulls.</param>
internal sealed class ParameterPorts(string?[] names) : Ports
{
    private readonly ParameterExpression[] parameters = Array.ConvertAll(names, name => Expression.Parameter(typeof(double), name));

    public override IReadOnlyList<ParameterExpression> Parameters => parameters;

    public override ParameterExpression Result { get; } = Expression.Variable(typeof(double));

    public override Expression Load(int input) => parameters[input];

    public override Expression Store(int output, Expression value) => Expression.Assign(Result, value);
}

/// <summary>One array: inputs, outputs and what passes from body to body.</summary>
internal sealed class ScratchPorts(int inputs, int outputs) : Ports
{
    private readonly ParameterExpression scratch = Expression.Parameter(typeof(double[]));

    public override IReadOnlyList<ParameterExpression> Parameters => [scratch];

    public override bool CopiesInputs => true;

    public override int FirstSlot => inputs + outputs;

    // one access to the last place, after which the JIT leaves the bounds check of every other out
    public override IEnumerable<Expression> Checks(int slots) => slots == 0 ? [] : [Slot(slots - 1)];

    public override Expression Load(int input) => Slot(input);

    public override Expression Store(int output, Expression value) => Expression.Assign(Slot(inputs + output), value);

    public override Expression Slot(int slot) => Expression.ArrayAccess(scratch, Expression.Constant(slot));
}
