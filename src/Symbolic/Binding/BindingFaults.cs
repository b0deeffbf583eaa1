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
