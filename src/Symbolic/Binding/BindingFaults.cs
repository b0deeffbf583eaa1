using SymDiff.Diagnostics;
using SymDiff.Parsing;
using static SymDiff.Parsing.Faults;

namespace SymDiff.Binding;

/// <summary>The errors of names and calls.</summary>
internal static class BindingFaults
{
    /// <summary>A call of nothing known.</summary>
    public static SymDiffException UnknownFunction(string text, Syntax call, string? hint) => Fault(
        text, Codes.UnknownFunction, $"unknown function {Excerpt.Quote(call.Text)}", call.HeadSpan, hint ?? Unusual(call.Text));

    /// <summary>An assumption from which nothing follows.</summary>
    public static SymDiffException Assumption(string text, TextSpan span) =>
        Fault(text, Codes.Assumption, "an assumption is a comparison", span, "write x > 0, or 0 < p < 1");

    /// <summary>An assumption that nothing satisfies together with those before it.</summary>
    public static SymDiffException Contradiction(string text, TextSpan span) =>
        Fault(text, Codes.Contradiction, "this contradicts what is assumed before", span, "leave one of them out");

    /// <summary>A name that a program with declarations does not declare.</summary>
    public static SymDiffException UnknownName(string text, string name, TextSpan span, string? hint) => Fault(
        text, Codes.UnknownName, $"unknown name {Excerpt.Quote(name)}", span, hint ?? Unusual(name) ?? "declare it: input or param");

    /// <summary>A call with the wrong number of arguments.</summary>
    public static SymDiffException ArgumentCount(string text, Syntax call, string[] parameters, bool more)
    {
        var wanted = (more ? $"{parameters.Length} or more" : $"{parameters.Length}") + (parameters is [_] && !more ? " argument" : " arguments");
        var signature = $"{Excerpt.Shorten(call.Text)}({string.Join(", ", parameters)}{(more ? ", ..." : "")})";
        return Fault(text, Codes.ArgumentCount, $"{Excerpt.Quote(call.Text)} takes {wanted}, not {call.Children.Length}", call.Span, $"write {signature}");
    }

    /// <summary>A function's name that is not called.</summary>
    public static SymDiffException UncalledFunction(string text, string name, TextSpan span) => Fault(
        text, Codes.ReservedName, $"{Excerpt.Quote(name)} is a function", span, $"write {Excerpt.Shorten(name)}(...)");

    /// <summary>A reserved word declared or defined.</summary>
    public static SymDiffException ReservedName(string text, string name, TextSpan span) => Fault(
        text, Codes.ReservedName, $"{Excerpt.Quote(name)} is a word of the language", span, "take another name");

    /// <summary>A second meaning for one name.</summary>
    public static SymDiffException DefinedTwice(string text, string name, TextSpan span) => Fault(
        text, Codes.DefinedTwice, $"{Excerpt.Quote(name)} is defined twice", span, "take another name");

    /// <summary>A definition that needs itself, by way of the names given.</summary>
    public static SymDiffException Recursion(string text, IReadOnlyList<string> cycle, TextSpan span) => Fault(
        text,
        Codes.Recursion,
        $"{Excerpt.Quote(cycle[0])} is defined by itself: {Excerpt.Shorten(string.Join(" -> ", cycle))}",
        span,
        "recursion has no value here");

    /// <summary>One name for a size and for something else.</summary>
    public static SymDiffException SizeAndValue(string text, string name, TextSpan span) => Fault(
        text, Codes.DefinedTwice, $"{Excerpt.Quote(name)} is the size of an axis and something else", span, "take another name for one of them");

    /// <summary>Something that is no size.</summary>
    public static SymDiffException Size(string text, Syntax syntax, string? hint = null) => Fault(
        text,
        Codes.BadSize,
        syntax.Kind == SyntaxKind.Name ? $"{Excerpt.Quote(syntax.Text)} is no size" : "expected a size",
        syntax.Span,
        hint ?? "sizes are made of whole numbers, names of sizes, + - * and floor(a/b)");

    /// <summary>An axis without entries.</summary>
    public static SymDiffException EmptyAxis(string text, Syntax syntax, Dimension length) => Fault(
        text, Codes.BadSize, $"an axis cannot have {length} entries", syntax.Span, "write a size from 1 on");

    /// <summary>A named argument for a function that has none.</summary>
    public static SymDiffException NoNamedArguments(string text, Syntax call, Syntax argument) => Fault(
        text, Codes.UnknownArgument, $"{Excerpt.Quote(call.Text)} takes no named arguments", argument.HeadSpan, "write '==' to compare, the value alone otherwise");

    /// <summary>Operands whose shapes an operator cannot take.</summary>
    public static SymDiffException Shape(string text, TextSpan span, ShapeException error, string? advice = null) =>
        Fault(text, error.Code, error.Message, span, advice ?? error.Hint);

    /// <summary>A named argument that the function does not have.</summary>
    public static SymDiffException UnknownArgument(string text, Syntax call, Syntax argument, IEnumerable<string> known) => Fault(
        text,
        Codes.UnknownArgument,
        $"{Excerpt.Quote(call.Text)} has no argument {Excerpt.Quote(argument.Text)}",
        argument.HeadSpan,
        Diagnostics.Suggestions.DidYouMean(argument.Text, known) ?? $"its arguments are {string.Join(", ", known)}");

    /// <summary>One argument given twice.</summary>
    public static SymDiffException RepeatedArgument(string text, Syntax call, Syntax argument) => Fault(
        text, Codes.UnknownArgument, $"{Excerpt.Quote(call.Text)} is given {Excerpt.Quote(argument.Text)} twice", argument.HeadSpan);

    /// <summary>Too many or too few arguments of a function that takes axes, sizes or flags.</summary>
    public static SymDiffException FormArguments(string text, Syntax call, string signature)
    {
        var count = call.Children.Count(child => child.Kind != SyntaxKind.NamedArgument);
        return Fault(text, Codes.ArgumentCount, $"{Excerpt.Quote(call.Text)} cannot take {count} {(count == 1 ? "argument" : "arguments")}", call.Span, $"write {signature}");
    }

    /// <summary>An argument of another kind.</summary>
    public static SymDiffException ArgumentKind(string text, Syntax argument, string wanted) =>
        Fault(text, Codes.ArgumentKind, $"expected {wanted}", argument.Span);

    /// <summary>A text or a slice where a value is needed.</summary>
    public static SymDiffException NotAValue(string text, Syntax syntax) => Fault(
        text, Codes.ArgumentKind, $"{(syntax.Kind == SyntaxKind.Text ? "a text in quotes" : "a slice")} is no value", syntax.Span, "only some functions take texts: einsum(\"ij,jk->ik\", A, B)");

    /// <summary>A variable that is called.</summary>
    public static SymDiffException NotAFunction(string text, Syntax call) => Fault(
        text, Codes.NotAFunction, $"{Excerpt.Quote(call.Text)} is not a function", call.HeadSpan, $"write {Excerpt.Shorten(call.Text)}*(...) for a product");

    /// <summary>Derivative marks on a function whose derivative is known.</summary>
    public static SymDiffException MarkedFunction(string text, Syntax call) => Fault(
        text, Codes.DerivativeMark, $"{Excerpt.Quote(call.Text)} is not opaque: derivative marks name the unknown ones", call.HeadSpan, "write grad(E, x)");

    /// <summary>A derivative mark for an argument that there is not.</summary>
    public static SymDiffException WrongMark(string text, Syntax call, int arity) => Fault(
        text,
        Codes.DerivativeMark,
        $"{Excerpt.Quote(call.Text)} has {(arity == 1 ? "one argument" : $"{arity} arguments")}, the mark names number {call.Orders[^1]}",
        call.HeadSpan);

    /// <summary><c>f'</c> where it does not say by which argument.</summary>
    public static SymDiffException AmbiguousMark(string text, Syntax call) => Fault(
        text, Codes.DerivativeMark, $"{Excerpt.Quote(call.Text)} has several arguments", call.HeadSpan, $"write D[1]({Excerpt.Shorten(call.Text)})(...)");

    /// <summary>A derivative by something that has no name or no freedom to change.</summary>
    public static SymDiffException DerivativeVariable(string text, Syntax variable) => Fault(
        text, Codes.DerivativeVariable, "a derivative is taken by a variable or a definition that is not constant", variable.Span);

    /// <summary>No variable named to differentiate by, and not exactly one to choose.</summary>
    public static SymDiffException NoSingleVariable(string text, IReadOnlyList<string> free)
    {
        var message = free.Count == 0 ? "there is no variable to differentiate by" : $"by which variable? there are {Excerpt.Shorten(string.Join(", ", free))}";
        return new SymDiffException(new Diagnostic(Codes.WithRespectTo, message, new TextSpan(0, text.Length)) { Expected = free }, text);
    }

    /// <summary>The letters that are not ASCII, for who does not see the difference.</summary>
    private static string? Unusual(string name)
    {
        var position = name.AsSpan().IndexOfAnyExceptInRange('\0', '\u007f');
        return position < 0 || name.Length > Excerpt.MaxLength ? null
            : $"the character {Excerpt.Quote(Excerpt.Escape(name.AsSpan(position), out _))} is U+{char.ConvertToUtf32(name, position):X4}";
    }
}
