using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SymDiff.Ops;

namespace SymDiff;

/// <summary>
/// One node of a symbolic graph: an operator applied to arguments. Nodes are interned, so equal expressions are the same
/// object and <c>==</c> on them is a pointer comparison. Immutable and safe to share between threads.
/// </summary>
public sealed partial class Expr
{
    private readonly FewArgs few;
    private readonly Expr[]? many;

    internal Expr(Op op, ReadOnlySpan<Expr> args, Shape shape, ContentHash hash, int serial)
    {
        Op = op;
        if (args.Length <= FewArgs.Most) args.CopyTo(few.AsSpan());
        else many = args.ToArray();
        (Shape, Hash, Serial) = (shape, hash, serial);
        var (depth, size) = (0, 1L);
        foreach (var arg in args)
        {
            depth = Math.Max(depth, arg.Depth);
            size = Math.Min(size + arg.Size, long.MaxValue / 4);
        }
        (Depth, Size) = (depth + 1, size);
    }

    /// <summary>The operator.</summary>
    public Op Op { get; }

    /// <summary>The operands, in order; empty for a leaf.</summary>
    public ReadOnlySpan<Expr> Args => many is not null ? many : Unsafe.AsRef(in few).Written;

    /// <summary>Shape of the value.</summary>
    public Shape Shape { get; }

    /// <summary>Longest path to a leaf; 1 for a leaf.</summary>
    public int Depth { get; }

    /// <summary>Number of nodes of the tree that the graph unfolds to, saturating.</summary>
    public long Size { get; }

    /// <summary>Hash of the content, stable over runs and machines.</summary>
    internal ContentHash Hash { get; }

    /// <summary>Close to the numbers of the nodes that were made just before and after it; for tables, in which neighbours then stand together. No result depends on it.</summary>
    internal int Serial { get; }

    /// <summary>An odd number: how far apart the places of a table are in which the node is looked for.</summary>
    internal int Stride => (int)Hash.Low | 1;

    /// <summary>The literal that this node is, or null.</summary>
    public Number? Literal => (Op as ConstantOp)?.Value;

    /// <summary>The name of the variable that this node is, or null.</summary>
    public string? VariableName => (Op as VariableOp)?.Name;

    /// <summary>A variable of any name, also one that the language cannot spell.</summary>
    internal static Expr Symbol(string name, Shape? shape = null) => new VariableOp(name, shape ?? Shape.Scalar).Apply([]);

    /// <summary>An exact literal.</summary>
    public static Expr Constant(Number value) => ConstantOp.Node(value);

    /// <summary>The n-ary sum as written, evaluated from left to right; 0 for no terms.</summary>
    public static Expr Sum(params ReadOnlySpan<Expr> terms) => Arithmetic.Add.Apply(terms);

    /// <summary>The n-ary product as written, evaluated from left to right; 1 for no factors.</summary>
    public static Expr Product(params ReadOnlySpan<Expr> factors) => Arithmetic.Multiply.Apply(factors);

    /// <summary>The power; C# has no operator for it.</summary>
    public static Expr Pow(Expr value, Expr exponent) => Arithmetic.Power.Apply([Given(value), Given(exponent)]);

    /// <summary>An exact integer literal.</summary>
    public static implicit operator Expr(int value) => ConstantOp.Node(value);

    /// <summary>The literal that the double prints as; <c>nan</c> and <c>inf</c> become the constants of that name.</summary>
    public static implicit operator Expr(double value) => ConstantOp.Node(value);

    /// <summary>Two-operand sum.</summary>
    public static Expr operator +(Expr left, Expr right) => Arithmetic.Add.Apply([Given(left), Given(right)]);

    /// <summary><c>a - b</c> is <c>a + (-b)</c>; there is no subtraction node.</summary>
    public static Expr operator -(Expr left, Expr right) => Arithmetic.Add.Apply([Given(left), Arithmetic.Negate.Apply([Given(right)])]);

    /// <summary>Two-operand elementwise product.</summary>
    public static Expr operator *(Expr left, Expr right) => Arithmetic.Multiply.Apply([Given(left), Given(right)]);

    /// <summary>Elementwise quotient.</summary>
    public static Expr operator /(Expr left, Expr right) => Arithmetic.Divide.Apply([Given(left), Given(right)]);

    /// <summary>Negation.</summary>
    public static Expr operator -(Expr value) => Arithmetic.Negate.Apply([Given(value)]);

    private static Expr Given([NotNull] Expr? operand, [CallerArgumentExpression(nameof(operand))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(operand, name);
        return operand;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Serial;

    internal Expr[] ArgArray() => Args.ToArray();

    internal ImmutableArray<Expr> ArgList => ImmutableCollectionsMarshal.AsImmutableArray(many ?? ArgArray());

    /// <summary>The node with other arguments; itself if none changed.</summary>
    internal Expr WithArgs(ReadOnlySpan<Expr> changed) => changed.SequenceEqual(Args) ? this : Op.Apply(changed);

    /// <summary>Up to two arguments stand in the node itself: an array of their own would be half of all objects of a graph.</summary>
    [InlineArray(Most)]
    private struct FewArgs
    {
        public const int Most = 2;

        private Expr first;

        // not the conversion of the language, whose helper is compiled when the program starts
        [UnscopedRef]
        public Span<Expr> AsSpan() => MemoryMarshal.CreateSpan(ref Unsafe.As<FewArgs, Expr>(ref this), Most);

        [UnscopedRef]
        public ReadOnlySpan<Expr> Written => AsSpan() switch
        {
            [_, not null] both => both,
            [not null, _] one => one[..1],
            _ => [],
        };
    }
}
