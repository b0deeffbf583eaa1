using SymDiff.Compiler.Tests.Systems;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Derivations of formulas that nobody chose for them: their texts, read back as programs, have the values that were recorded.</summary>
public class DerivationCorpusTests(ITestOutputHelper output)
{
    private const int Programs = 60;
    private const int MostAxes = 6;

    [Fact]
    public void Random_programs_on_tensors_are_told_as_they_were_derived()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        foreach (var program in Enumerable.Range(seed, Programs).Select(number => RandomTensorProgram.Create(number)))
        {
            var model = Model.Parse(program.Text);
            var derivation = model.Output.Explain([.. model.Parameters]);
            if (IsSmall(derivation)) Check(program.ToString(), program.Text, derivation, program.Sample(model.Inputs.Concat(model.Parameters).Select(name => model[name]), 0));
        }
    }

    [CorporaFact]
    public void Formulas_of_matrix_calculus_are_told_as_they_were_derived()
    {
        foreach (var item in Corpus.Matrix())
        {
            var model = Model.Parse(item.Expr, new() { Declarations = item.Declarations, Syntax = Dialect.Matlab });
            var at = item.Points[0].At.ToDictionary(pair => pair.Key, pair => new DenseArray(pair.Value.Shape, [.. pair.Value.Values]));
            Check(item.Id, "", model.Output.Explain(item.Wrt), new(at));
        }
    }

    [CorporaFact]
    public void Formulas_of_physics_are_told_as_they_were_derived()
    {
        foreach (var item in Corpus.Feynman())
            Check(item.Id, "", Expr.Parse(item.Expr).Explain(item.Vars), new(item.Points[0].At.ToDictionary(pair => pair.Key, pair => DenseArray.Scalar(pair.Value.Value))));
    }

    /// <summary>Whether naive loops over every value on the way end soon: a Jacobian of a Jacobian has many axes.</summary>
    private static bool IsSmall(Derivation derivation) =>
        Traversal.PostOrder([.. derivation.Reverse.Select(step => step.Cotangent), .. derivation.Rewrites.Select(step => step.Before)]).TrueForAll(node => node.Shape.Rank <= MostAxes);

    private static void Check(string name, string text, Derivation derivation, TensorReference at)
    {
        try
        {
            new DerivationTextCheck(text, derivation).Holds(at);
        }
        catch (Exception error)
        {
            Assert.Fail($"{name}: {error.Message}\n{derivation}");
        }
    }
}
