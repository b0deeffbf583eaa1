using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Every formula of the outside material and its derivatives, as LaTeX that KaTeX accepts in strict mode; of physics and matrix calculus the derivations too.</summary>
public class LatexCorpusTests(ITestOutputHelper output)
{
    [KatexCorporaFact]
    public void Formulas_and_their_derivatives_are_well_formed()
    {
        var (feynman, rows) = (Corpus.Feynman(), new List<(string Item, string Latex)>());
        foreach (var item in feynman.Concat<CorpusItem>(Corpus.Derivatives()).Concat(Corpus.Optimization()).Concat(Corpus.Hard()))
            rows.AddRange(Printed(item.Id, Expr.Parse(item.Expr), item.Vars));
        foreach (var item in Corpus.Nist()) rows.AddRange(Printed(item.Id, Expr.Parse(item.Model), item.Params));
        foreach (var item in Corpus.Matrix()) rows.AddRange(Printed(item));
        rows.AddRange(feynman.Select(item => (item.Id, Expr.Parse(item.Expr).Explain(item.Vars).ToString(DerivationFormat.Latex))));
        output.WriteLine($"{rows.Count} texts, {rows.Sum(row => row.Latex.Length)} characters");
        var errors = rows.Zip(Katex.Errors([.. rows.Select(row => row.Latex)])).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Item}: {pair.Second}");
        Assert.Equal([], errors);
    }

    private static IEnumerable<(string Item, string Latex)> Printed(string id, Expr formula, string[] variables) =>
        formula.Gradient(variables).Values.Prepend(formula).Select(value => (id, value.ToLatex()));

    private static IEnumerable<(string Item, string Latex)> Printed(MatrixItem item)
    {
        var model = Model.Parse(item.Expr, new() { Declarations = item.SizedDeclarations, Syntax = Dialect.Matlab });
        return [(item.Id, model.Output.ToLatex()), (item.Id, model.Output.Explain(item.Wrt).ToString(DerivationFormat.Latex)), (item.Id, Derivatives.Jacobian(model.Output, [model.Variable(item.Wrt)]).Roots[0].ToLatex())];
    }
}
