using System.Runtime.CompilerServices;

namespace SymDiff.Ops;

/// <summary>
/// An operator: everything mathematical about it in one place. Passes ask for properties and never for a particular operator.
/// An instance carries its attributes and compares by them.
/// </summary>
public abstract class Op : IEquatable<Op>
{
    // A reference, since threads may ask at the same time and a struct of two words can be read half written.
    private StrongBox<ContentHash>? hash;

    /// <summary>The name in the language.</summary>
    public abstract string Name { get; }

    /// <summary>Name and attributes in one text: what equality, order and the content hash are made of.</summary>
    internal virtual string Key => Name;

    /// <summary>The text before the arguments of a call: the name, <c>f''</c> or <c>D[1,2](l)</c>.</summary>
    internal virtual string Head => Name;

    /// <summary>Number of arguments, or null if any number is accepted.</summary>
    public virtual int? Arity => null;

    /// <summary>How the operator is written.</summary>
    internal virtual Notation Notation => Notation.Call;

    /// <summary>How a node is written if its attributes or operands decide that; null for the operator's own notation.</summary>
    internal virtual Spelling? SpellingOf(Expr node) => null;

    /// <summary>How an entry of a node is written by entries of the arguments; null if it is not.</summary>
    /// <param name="node">The node.</param>
    /// <param name="indices">An index for each axis.</param>
    /// <param name="names">More indices.</param>
    internal virtual EntryRule? EntryRuleOf(Expr node, IReadOnlyList<string> indices, IndexNames names) => null;

    /// <summary>The notation of a node.</summary>
    internal Notation NotationOf(Expr node) => SpellingOf(node)?.Notation ?? Notation;

    /// <summary>
    /// LaTeX with <c>#1</c>, <c>#2</c> for the arguments and <c>#0</c> for the name; without arguments, what stands between or before
    /// the operands or, such as <c>\sin</c>, before the brackets.
    /// </summary>
    internal abstract string Latex { get; }

    /// <summary>LaTeX of a node; with axes, entrywise operators are told apart from those of matrices.</summary>
    internal virtual string LatexOf(Expr node) => Latex;

    /// <summary>Whether exchanging the arguments keeps the value.</summary>
    internal virtual bool IsCommutative => false;

    /// <summary>Whether the node is a product, quotient, sign or power, which term algebra reads as factors.</summary>
    internal virtual bool HasFactors(Expr node) => false;

    /// <summary>The factors whose product the node is, each with its exponent; empty unless <see cref="HasFactors"/>.</summary>
    internal virtual Factor[] Factors(Expr node) => [];

    /// <summary>Whether the value is a sum or product of its arguments' entries, and costs the operations of that.</summary>
    internal virtual bool IsAlgebraic(Expr node) => IsSum || HasFactors(node);

    /// <summary>Whether nothing is known of the function but its name, so that people read its value as they read a variable.</summary>
    internal virtual bool IsOnlyNamed => false;

    /// <summary>Whether the operator, of one argument, is linear in it.</summary>
    internal virtual bool IsLinear => false;

    /// <summary>Whether the value is a number; false for infinity and NaN, which take no part in algebra.</summary>
    internal virtual bool IsFinite => true;

    /// <summary>Whether the node is the sum of its arguments.</summary>
    internal virtual bool IsSum => false;

    /// <summary>The logarithm of the value by an operator that neither overflows nor cancels on the way; null if there is none.</summary>
    internal virtual Expr? Logarithm(Expr node) => null;

    /// <summary>The logarithm of the value as a sum, and the condition under which it is that; null if there is none, or none that is simpler.</summary>
    internal virtual (Expr Condition, Expr Value)? DevelopedLogarithm(Expr node) => null;

    /// <summary>exp(exponent - node) by an operator that neither overflows nor cancels on the way; null if there is none.</summary>
    internal virtual Expr? ExpOfDifference(Expr node, Expr exponent) => null;

    /// <summary>The value without the summands of the operand on which it does not depend; null if there are none.</summary>
    internal virtual Expr? Unshifted(Expr node, Func<Expr, bool> mayGo) => null;

    /// <summary>What the value is by simpler operators, by which equality is proved; null if there is nothing simpler.</summary>
    internal virtual Expr? Definition(Expr node) => null;

    /// <summary>The least power of the value that is a sum or product of simpler values, where the value is defined; null if there is none.</summary>
    internal virtual (Expr Value, Number Power)? AlgebraicPower(Expr node) => null;

    /// <summary>What people write for the value, where it is undefined at isolated places at most; null if they write the operator.</summary>
    internal virtual Expr? Familiar(Expr node) => null;

    /// <summary>Whether the value at a matrix that is its own transpose is one too.</summary>
    internal virtual bool KeepsSymmetry => IsEntrywise;

    /// <summary>The matrix whose inverse the value is; null if it is none.</summary>
    internal virtual Expr? InverseOf(Expr node) => null;

    /// <summary>Whether the value is 0 exactly where all entries of the arguments are: there x/n has no value, and the gradient is 0 by convention.</summary>
    internal virtual bool IsNorm => false;

    /// <summary>Whether each entry of the value depends on the entries of the arguments at its place alone.</summary>
    internal virtual bool IsEntrywise => false;

    /// <summary>Whether the entries along an axis, counted from the end, sum to 1.</summary>
    internal virtual bool SumsToOne(int axis) => false;

    /// <summary>Whether the value is 0 or 1.</summary>
    internal bool IsLogical { get; init; }

    /// <summary>Whether the operator is a call whose value is 1 where something holds and 0 elsewhere, so that choosing between 1 and 0 by it says nothing more.</summary>
    internal virtual bool IsMask => false;

    /// <summary>f(-x) = f(x) or -f(x), where one of the two holds.</summary>
    internal Parity Parity { get; init; }

    /// <summary>The number c with f(-x) = c - f(x); null if there is none, or if 0 is it: then the function is odd.</summary>
    internal Number? Complement { get; init; }

    /// <summary>The condition under which an argument is needed at all; null for always.</summary>
    internal virtual Expr? NeedOf(Expr node, int input) => null;

    /// <summary>How many products with entries of this input are summed for one entry of the value; null if the input is no factor.</summary>
    internal virtual Dimension? FanIn(Expr node, int input) => null;

    /// <summary>What is known of the node's value if this is known of its arguments'.</summary>
    internal virtual Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Unknown;

    /// <summary>Where the operator is defined, as a condition on the node's arguments; null for everywhere.</summary>
    internal virtual Expr? Requires(Expr node) => null;

    /// <summary>An expression of the node's arguments that is 0 where the operator has a value but is not smooth: a kink or a jump; null if there is no such place.</summary>
    internal virtual Expr? Kink(Expr node) => null;

    /// <summary>
    /// The mask of the contribution to one input, given the cotangent's: where the bprop and <c>where(mask, g, 0)</c> may change
    /// places. Null: the mask is applied first. A mask without axes passes every operator, for a bprop is linear in its cotangent.
    /// </summary>
    internal virtual Expr? MaskFor(Expr node, int input, Expr mask) => mask.Shape.Rank == 0 ? mask : null;

    /// <summary>
    /// Where the contribution to one input can be other than 0 if the cotangent is 0 outside of the mask, for a mask that cannot be moved itself: nowhere if it holds for no
    /// entry. It guards a pole further down, where 0 would be divided by 0.
    /// </summary>
    internal virtual Expr GuardFor(Expr node, int input, Expr mask) => ReduceOp.Any(mask, [.. Enumerable.Range(-mask.Shape.Rank, mask.Shape.Rank)]);

    /// <summary>Hash of <see cref="Key"/>.</summary>
    internal ContentHash Hash => (hash ??= new(ContentHash.Of(Key))).Value;

    /// <summary>The node for these arguments, after the faithful folds of the operator.</summary>
    /// <exception cref="ArgumentException">The number of arguments or their shapes do not fit.</exception>
    public Expr Apply(params ReadOnlySpan<Expr> args)
    {
        if (Arity is { } arity && arity != args.Length)
            throw new ArgumentException($"{Name} takes {arity} argument{(arity == 1 ? "" : "s")}, not {args.Length}", nameof(args));
        return Fold(args) ?? ExprPool.Intern(this, args);
    }

    /// <inheritdoc cref="Apply"/>
    public Expr this[params ReadOnlySpan<Expr> args] => Apply(args);

    /// <summary>The value that a constructor may simplify to without changing what was written: literals and neutral elements.</summary>
    internal virtual Expr? Fold(ReadOnlySpan<Expr> args) => null;

    /// <summary>Shape of the result.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit; the message names both.</exception>
    internal abstract Shape InferShape(ReadOnlySpan<Expr> args);

    /// <summary>
    /// The vector-Jacobian product for one input: <c>sum_i (d node_i / d input) * cotangent_i</c>, or null where no gradient
    /// flows. The cotangent has exactly the node's shape behind any number of leading axes. The result has the input's
    /// shape behind the same axes; of an elementwise operator it may have the node's, for un-broadcasting is the driver's work.
    /// </summary>
    internal abstract Expr? Bprop(Expr node, int input, Expr cotangent);

    /// <summary>All vector-Jacobian products at once; for an operator whose inputs share the work.</summary>
    internal virtual void BpropAll(Expr node, Expr cotangent, ReadOnlySpan<bool> wanted, Span<Expr?> result)
    {
        for (var i = 0; i < result.Length; i++)
            if (wanted[i]) result[i] = Bprop(node, i, cotangent);
    }

    /// <inheritdoc/>
    public virtual bool Equals(Op? other) => ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType() && other.Key == Key);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Op);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => (int)Hash.Low;

    /// <inheritdoc/>
    public sealed override string ToString() => Key;
}
