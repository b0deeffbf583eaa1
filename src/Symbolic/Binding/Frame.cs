using System.Collections.Immutable;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>
/// A piece of syntax whose operands are being bound, or an owner: a definition or an expansion that keeps the value which
/// the frames above it produce.
/// </summary>
internal sealed class Frame
{
    /// <summary>A piece of syntax; its values lie on the stack of values from <paramref name="values"/> on.</summary>
    public Frame(Syntax syntax, Scope scope, int values, IPlan? plan = null) =>
        (Syntax, Scope, Plan, Children, Base) = (syntax, scope, plan, plan?.Operands ?? syntax.Children, values);

    /// <summary>A definition, or a function with its arguments.</summary>
    public Frame(Symbol owner, ExpansionKey? key, Scope scope, Use use) => (Owner, Key, Scope, Use, Children) = (owner, key, scope, use, []);

    /// <summary>The piece of syntax; null for an owner.</summary>
    public Syntax? Syntax { get; }

    /// <summary>Where it stands.</summary>
    public Scope Scope { get; }

    /// <summary>What is made of the operands, if the syntax alone does not say it.</summary>
    public IPlan? Plan { get; }

    /// <summary>The operands.</summary>
    public ImmutableArray<Syntax> Children { get; }

    /// <summary>Number of values below those of the operands.</summary>
    public int Base { get; }

    /// <summary>The definition or function; null for a piece of syntax.</summary>
    public Symbol? Owner { get; }

    /// <summary>The function and its arguments; null for anything else.</summary>
    public ExpansionKey? Key { get; }

    /// <summary>Where the owner is used; null for a piece of syntax.</summary>
    public Use? Use { get; }

    /// <summary>The operand that comes next.</summary>
    public int Next { get; set; }
}

/// <summary>Where a definition or a function is used.</summary>
/// <param name="Scope">The scope of the use.</param>
/// <param name="Span">Its place.</param>
internal sealed record Use(Scope Scope, TextSpan Span);

/// <summary>A function and its arguments, compared by identity.</summary>
internal sealed class ExpansionKey(FunctionSymbol function, Bound[] arguments) : IEquatable<ExpansionKey>
{
    private readonly FunctionSymbol function = function;
    private readonly Bound[] arguments = arguments;

    /// <summary>The arguments.</summary>
    public ReadOnlySpan<Bound> Arguments => arguments;

    /// <inheritdoc/>
    public bool Equals(ExpansionKey? other) => other is not null && function == other.function
        && arguments.Zip(other.arguments).All(pair => pair.First.Node == pair.Second.Node && pair.First.IsRow == pair.Second.IsRow);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExpansionKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(function);
        foreach (var argument in arguments)
            hash.Add(argument.Node);
        return hash.ToHashCode();
    }
}
