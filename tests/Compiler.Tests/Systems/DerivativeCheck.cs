using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>Derivatives against numerical differences, both by naive loops; and compiled, where every function has a value.</summary>
internal static class DerivativeCheck
{
    private const double Tolerance = 1e-7;

    /// <summary>Fails unless an expression is the derivative of a value by a variable at a point.</summary>
    /// <param name="value">What was differentiated.</param>
    /// <param name="variable">By what.</param>
    /// <param name="derivative">Shape [value..., variable...].</param>
    /// <param name="at">Where, with the functions that are only named.</param>
    /// <param name="step">The widest step of the differences; a kink within it spoils them.</param>
    public static void Holds(Expr value, string variable, Expr derivative, TensorReference at, double step = 0.02)
    {
        var expected = TensorDifferences.Jacobian(value, variable, at, step);
        Close(expected, at.Evaluate(derivative), Tolerance, $"{derivative} by differences");
        if (at.Functions.Count == 0) Close(at.Evaluate(derivative), Compiled(value, derivative, at), 1e-11, $"{derivative} compiled");
    }

    /// <summary>What a compiled function makes of an expression over the variables of a value.</summary>
    public static DenseArray Compiled(Expr value, Expr expression, TensorReference at)
    {
        Expr[] inputs = [.. Traversal.PostOrder([value, expression]).Where(node => node.VariableName is not null)];
        var seen = TensorFunction.Compile([expression], inputs).Evaluate(inputs.ToDictionary(input => input.VariableName!, input => ToTensor(at[input.VariableName!])))[0];
        return new([.. seen.Shape], [.. seen.Values]);
    }

    /// <summary>Fails unless all entries agree, relative to the largest one.</summary>
    public static void Close(DenseArray expected, DenseArray seen, double tolerance, string what)
    {
        Assert.Equal(expected.Shape, seen.Shape);
        var allowed = tolerance * Math.Max(1, expected.Entries.ToArray().Max(Math.Abs));
        for (var i = 0; i < expected.Entries.Length; i++)
            Assert.True(Math.Abs(expected.Entries[i] - seen.Entries[i]) <= allowed, $"{what}: {seen} instead of {expected}");
    }

    public static Tensor ToTensor(DenseArray array) => new(array.Shape, array.Entries);
}
