using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Finds the names that stand where only sizes can stand, such as n in <c>n*eye(n)</c>, before they are met as numbers.</summary>
internal static class SizeNames
{
    /// <summary>Makes sizes of them, unless the program declares its inputs or they stand for something else.</summary>
    public static void AddTo(SymbolTable symbols, ProgramSyntax program)
    {
        if (symbols.IsClosed)
            return;
        foreach (var statement in program.Statements)
            foreach (var (root, parameters) in Roots(statement))
            {
                if (!SyntaxWalk.Exists(root, MayHavePlaces))
                    continue;
                foreach (var name in SyntaxWalk.PostOrder(root).SelectMany(node => Places(node, symbols)).SelectMany(SyntaxWalk.PostOrder))
                    if (name.Kind == SyntaxKind.Name && !parameters.Contains(name.Text) && symbols.Find(name.Text) is null)
                        symbols.SizeOf(name, program.Text);
            }
    }

    /// <summary>Most texts have no such node, and then nothing is kept of a walk.</summary>
    private static bool MayHavePlaces(Syntax node) => node.Kind == SyntaxKind.Index || (node.Kind == SyntaxKind.Call && CallForms.Find(node.Text) is not null);

    private static IEnumerable<Part> Roots(Statement statement) => statement switch
    {
        DefinitionStatement definition => [new(definition.Body, [])],
        FunctionStatement function => [new(function.Body, [.. function.Parameters.Select(parameter => parameter.Text)])],
        ExpressionStatement expression => [new(expression.Value, [])],
        AssumptionStatement assumption => assumption.Conditions.Select(condition => new Part(condition, [])),
        _ => [],
    };

    private static IEnumerable<Syntax> Places(Syntax node, SymbolTable symbols) => node.Kind switch
    {
        SyntaxKind.Index => node.Children.Skip(1),
        SyntaxKind.Call when symbols.Find(node.Text) is not (FunctionSymbol or OpaqueSymbol) && CallForms.Find(node.Text) is { } form => Sizes(node, form),
        _ => [],
    };

    private static IEnumerable<Syntax> Sizes(Syntax call, CallForm form)
    {
        var positional = form.Parameters.Where(parameter => !parameter.IsNamed).ToList();
        var next = 0;
        foreach (var argument in call.Children)
        {
            var parameter = argument.Kind == SyntaxKind.NamedArgument
                ? form.Parameters.FirstOrDefault(parameter => parameter.Name == argument.Text)
                : positional.Count == 0 ? null : positional[Math.Min(next++, positional.Count - 1)];
            if (parameter?.Kind is ParameterKind.Size or ParameterKind.Sizes)
                yield return argument;
        }
    }

    /// <summary>A piece of a statement and the names that are parameters in it; no pair of the framework's, because code for lists of our own types is compiled ahead of time.</summary>
    private sealed record Part(Syntax Root, string[] Parameters);
}
