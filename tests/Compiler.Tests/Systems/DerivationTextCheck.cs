using SymDiff.Derivations;
using SymDiff.Printing;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// Checks what a reader sees: the steps of a derivation are definitions of the language, so their text is read back as a program. Every value has that of the step, and the two sides of
/// every rewrite agree as they are written.
/// </summary>
/// <param name="text">The model's text.</param>
/// <param name="derivation">Its derivation.</param>
internal sealed class DerivationTextCheck(string text, Derivation derivation)
{
    private readonly Outline outline = OutlineBuilder.Build(derivation, PrintOptions.Text, isBrief: false);

    /// <summary>Fails unless the text says what was recorded.</summary>
    /// <param name="at">The point.</param>
    public void Holds(TensorReference at)
    {
        var sides = outline.Rewrites.Index().SelectMany(rewrite => new[] { $"before_{rewrite.Index} = {rewrite.Item.Sides!.Value.Before}", $"after_{rewrite.Index} = {rewrite.Item.Sides!.Value.After}" });
        var told = Model.Parse(Program([.. Steps(outline.Forward), .. Steps(outline.Reverse), .. sides]));
        foreach (var (name, node) in Names(outline.Forward).Zip(derivation.Forward).Concat(Names(outline.Reverse).Zip(derivation.Reverse.Select(step => step.Cotangent)))) Agree(at, node, told[name], name);
        foreach (var (place, rewrite) in outline.Rewrites.Index())
            if (rewrite.Conditions.Count == 0) Agree(at, told[$"before_{place}"], told[$"after_{place}"], $"{rewrite.Sides}");
    }

    private string Program(IEnumerable<string> definitions) => string.Join('\n', [.. Declared("opaque"), .. Inputs(), .. definitions]);

    private IEnumerable<string> Declared(string word) => text.Split('\n').Where(line => line.StartsWith(word + " ", StringComparison.Ordinal));

    /// <summary>As the text declares them, or else as they are in the graph.</summary>
    private IEnumerable<string> Inputs()
    {
        if (Declared("input").Any()) return [.. Declared("input"), .. Declared("param")];
        var variables = Traversal.PostOrder([.. derivation.Forward, .. derivation.Reverse.Select(step => step.Node)]).Where(node => node.VariableName is not null);
        return ["input " + string.Join(", ", variables.Select(node => node.VariableName + (node.Shape.Rank == 0 ? "" : node.Shape.ToString())))];
    }

    private static IEnumerable<string> Names(IEnumerable<OutlineGroup> groups) => groups.SelectMany(group => group.Steps).Select(step => step.Name);

    private static IEnumerable<string> Steps(IEnumerable<OutlineGroup> groups) =>
        groups.SelectMany(group => group.Steps).Select(step => $"{step.Name} = {(step.Parts is [var only] ? only.Value : string.Join(" + ", step.Parts.Select(part => $"({part.Value})")))}");

    /// <summary>The same values; one of the two may lack axes over which it is spread.</summary>
    private static void Agree(TensorReference at, Expr one, Expr other, string what)
    {
        var (x, y) = (at.Evaluate(one), at.Evaluate(other));
        if (x.Entries.ToArray().Concat(y.Entries.ToArray()).Any(entry => !double.IsFinite(entry))) return;
        var shape = x.Rank >= y.Rank && x.Entries.Length >= y.Entries.Length ? x.Shape : y.Shape;
        DerivativeCheck.Close(DenseArray.Make(shape, x.Broadcast), DenseArray.Make(shape, y.Broadcast), 1e-10, what);
    }
}
