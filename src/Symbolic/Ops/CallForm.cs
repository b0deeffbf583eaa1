using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>What a parameter of a call takes.</summary>
internal enum ParameterKind
{
    /// <summary>An expression.</summary>
    Value,

    /// <summary>All positional arguments that are left, one or more.</summary>
    Values,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A whole number or a list of them.</summary>
    Integers,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>The length of an axis.</summary>
    Size,

    /// <summary>Lengths: all positional arguments that are left, or a list.</summary>
    Sizes,

    /// <summary>Differences of lengths, which may be 0 or negative: one or a list.</summary>
    Places,
}

/// <summary>A parameter of a call.</summary>
/// <param name="Name">Its name, by which it can be given.</param>
/// <param name="Kind">What it takes.</param>
internal sealed record CallParameter(string Name, ParameterKind Kind)
{
    /// <summary>Whether it can be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is only given by name.</summary>
    public bool IsNamed { get; init; }

    public static CallParameter Value(string name) => new(name, ParameterKind.Value);

    public static CallParameter Values(string name) => new(name, ParameterKind.Values);

    public static CallParameter Size(string name) => new(name, ParameterKind.Size);

    public static CallParameter Sizes(string name) => new(name, ParameterKind.Sizes);

    public static CallParameter Text(string name) => new(name, ParameterKind.Text);

    /// <summary>An option: left out, or given by name.</summary>
    public static CallParameter Option(string name, ParameterKind kind) => new(name, kind) { IsOptional = true, IsNamed = true };
}

/// <summary>A function of the language whose arguments are not all values: axes, sizes, flags. It builds a graph of one or more operators.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="Build">The graph for arguments; throws <see cref="ShapeException"/> if they do not fit.</param>
internal sealed record CallForm(string Name, ImmutableArray<CallParameter> Parameters, Func<CallArguments, Expr> Build);

/// <summary>The arguments of a call, by parameter; null for what was left out.</summary>
/// <param name="Given">An <see cref="Expr"/>, a list of them, an <see cref="int"/>, a list of those, a <see cref="bool"/>, a <see cref="string"/>, a <see cref="Dimension"/>
/// or a list of those.</param>
internal sealed record CallArguments(IReadOnlyDictionary<string, object> Given)
{
    public Expr Value(string name) => (Expr)Given[name];

    public IReadOnlyList<Expr> Values(string name) => (IReadOnlyList<Expr>)Given[name];

    public int? Integer(string name) => Given.TryGetValue(name, out var value) ? (int)value : null;

    public ImmutableArray<int>? Integers(string name) => Given.TryGetValue(name, out var value) ? (ImmutableArray<int>)value : null;

    public bool Flag(string name) => Given.TryGetValue(name, out var value) && (bool)value;

    public string? Text(string name) => Given.TryGetValue(name, out var value) ? (string)value : null;

    public Dimension? Size(string name) => Given.TryGetValue(name, out var value) ? (Dimension)value : null;

    public ImmutableArray<Dimension>? Sizes(string name) => Given.TryGetValue(name, out var value) ? (ImmutableArray<Dimension>)value : null;
}
