using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Calls of operators, opaque functions and macros: arguments and derivative marks are checked here.</summary>
internal static class Calls
{
    /// <summary>An operator of the language, called by name.</summary>
    public static Expr Apply(Op op, Syntax call, string text, Expr[] arguments)
    {
        Check(call, text, op.Arity ?? 1, op, Parameters, more: op.Notation.Shortens);
        return op.Notation.Shortens ? Signs.FoldLeft(op, arguments) : op.Apply(arguments);
    }

    /// <summary>An opaque function, or a derivative of one.</summary>
    public static Expr Apply(OpaqueSymbol function, Syntax call, string text, Expr[] arguments)
    {
        if (call.Children.Length != function.Arity)
            throw BindingFaults.ArgumentCount(text, call, Letters(function.Arity), more: false);
        if (!call.Orders.IsEmpty && call.Orders[^1] > function.Arity)
            throw BindingFaults.WrongMark(text, call, function.Arity);
        var hasPrimes = !call.Orders.IsEmpty && call.HeadSpan.Start == call.Span.Start;
        if (hasPrimes && function.Arity > 1)
            throw BindingFaults.AmbiguousMark(text, call);
        return function.Derivative(call.Orders).Apply(arguments);
    }

    /// <summary>Refuses a call that the function cannot take.</summary>
    public static void Check(FunctionSymbol function, Syntax call, string text) =>
        Check(call, text, function.Parameters.Length, function, function => [.. function.Parameters], more: false);

    /// <inheritdoc cref="Check(FunctionSymbol, Syntax, string)"/>
    public static void Check(DerivativeForm form, Syntax call, string text) =>
        Check(call, text, form.Parameters.Length, form, form => form.Parameters, more: false);

    /// <summary>The error of a call that means nothing.</summary>
    public static SymDiffException Unknown(Syntax call, Scope scope, SymbolTable symbols)
    {
        if (scope.Arguments.ContainsKey(call.Text) || symbols.Find(call.Text) is not null || Vocabulary.Constant(call.Text) is not null)
            return BindingFaults.NotAFunction(scope.Text, call);
        var hint = Vocabulary.DidYouMean(call.Text, symbols.All.Where(symbol => symbol is FunctionSymbol or OpaqueSymbol).Select(symbol => symbol.Name));
        return BindingFaults.UnknownFunction(scope.Text, call, hint);
    }

    private static void Check<T>(Syntax call, string text, int count, T function, Func<T, string[]> parameters, bool more)
    {
        if (!call.Orders.IsEmpty)
            throw BindingFaults.MarkedFunction(text, call);
        if (more ? call.Children.Length < count : call.Children.Length != count)
            throw BindingFaults.ArgumentCount(text, call, parameters(function), more);
    }

    private static string[] Parameters(Op op) => op is ElementwiseOp elementwise ? elementwise.Parameters : Letters(op.Arity ?? 1);

    private static string[] Letters(int count) =>
        count <= 4 ? [.. "abcd"[..count].Select(letter => letter.ToString())] : [.. Enumerable.Range(1, count).Select(number => $"a{number}")];
}
