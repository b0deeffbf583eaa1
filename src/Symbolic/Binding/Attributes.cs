using System.Collections.Immutable;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>
/// What is no value in a call or an index: axes, sizes, flags, texts. Names in it that stand for values, such as parameters of a function,
/// are bound like operands first.
/// </summary>
internal sealed class Attributes(SymbolTable symbols, Scope scope)
{
    private readonly List<Syntax> names = [];
    private readonly Dictionary<string, Expr> values = new(StringComparer.Ordinal);

    /// <summary>The names that are bound first.</summary>
    public IReadOnlyList<Syntax> Names => names;

    /// <summary>Looks for names in an attribute.</summary>
    public void Expect(Syntax attribute)
    {
        foreach (var node in SyntaxWalk.PostOrder(attribute))
            if (node.Kind == SyntaxKind.Name && StandsForValue(node.Text)) names.Add(node);
    }

    /// <summary>Takes the values of <see cref="Names"/>.</summary>
    public void Supply(ReadOnlySpan<Bound> bound)
    {
        for (var i = 0; i < bound.Length; i++)
            values[names[i].Text] = bound[i].Node;
    }

    /// <summary>A size: the length of an axis, a place.</summary>
    public Dimension Size(Syntax syntax) => new Sizes(NameOf, scope.Text).Read(syntax);

    /// <summary>The length of an axis.</summary>
    public Dimension Length(Syntax syntax) => new Sizes(NameOf, scope.Text).ReadLength(syntax);

    /// <summary>Lengths: one by one, or a list.</summary>
    public ImmutableArray<Dimension> Lengths(IReadOnlyList<Syntax> given) => [.. Items(given).Select(Length)];

    /// <summary>One place or a list of them.</summary>
    public ImmutableArray<Dimension> Places(Syntax syntax) => [.. Items([syntax]).Select(Size)];

    /// <summary>A whole number.</summary>
    public int Integer(Syntax syntax)
    {
        var (sign, number) = syntax.Kind == SyntaxKind.Negate ? (-1, syntax.Children[0]) : (1, syntax);
        var literal = number.Kind == SyntaxKind.Number ? Number.Parse(number.Text) : values.GetValueOrDefault(number.Text)?.Literal;
        return sign * (literal?.AsInt32 ?? throw BindingFaults.ArgumentKind(scope.Text, syntax, "a whole number"));
    }

    /// <summary>A whole number or a list of them.</summary>
    public ImmutableArray<int> Integers(Syntax syntax) => [.. Items([syntax]).Select(Integer)];

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(Syntax syntax) => syntax switch
    {
        { Kind: SyntaxKind.Name, Text: "true" } => true,
        { Kind: SyntaxKind.Name, Text: "false" } => false,
        _ => throw BindingFaults.ArgumentKind(scope.Text, syntax, "true or false"),
    };

    /// <summary>A text in quotes.</summary>
    public string Text(Syntax syntax) => syntax.Kind == SyntaxKind.Text ? syntax.Text : throw BindingFaults.ArgumentKind(scope.Text, syntax, "a text in quotes");

    private static IEnumerable<Syntax> Items(IReadOnlyList<Syntax> given) => given is [{ Kind: SyntaxKind.List } list] ? list.Children : given;

    private bool StandsForValue(string name) =>
        scope.Arguments.ContainsKey(name) || (!scope.InPrelude && symbols.Find(name) is ValueSymbol or VariableSymbol);

    private Dimension NameOf(Syntax name) =>
        values.TryGetValue(name.Text, out var value) ? Sizes.Of(value) ?? throw BindingFaults.Size(scope.Text, name)
        : symbols.SizeOf(name, scope.Text);
}
