using SymDiff.Ops;
using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>The order of the axes of matrices that only products read.</summary>
public class ProductLayoutsTests(ITestOutputHelper output)
{
    /// <summary>Signatures in the order of evaluation.</summary>
    [Theory]
    [InlineData("einsum(\"ca,dc->da\", einsum(\"ab,bc->ca\", A, B), C)", "ab,bc->ca ab,ca->cb")]
    [InlineData("einsum(\"ca,da->cd\", einsum(\"ab,bc->ca\", A, B), C)", "ab,bc->ac ab,ca->bc")]
    [InlineData("einsum(\"cd,ed->ce\", einsum(\"ca,da->cd\", einsum(\"ab,bc->ca\", A, B), C), A) @ x", "ab,bc->ac ab,ca->cb ab,ca->cb ab,a->b")]
    [InlineData("einsum(\"ab,bc->ac\", A, B) @ C", "ab,bc->ac ab,bc->ac")]
    [InlineData("sin(einsum(\"ab,bc->ca\", A, B)) @ C", "ab,bc->ca ab,bc->ac")]
    [InlineData("einsum(\"ab,bc->ca\", A, B)", "ab,bc->ca")]
    [InlineData("einsum(\"ab,cb->ca\", A, B) @ C", "ab,cb->ca ab,bc->ac")]
    [InlineData("einsum(\"dc,ca->da\", C, einsum(\"ab,bc->ca\", A, B))", "ab,bc->ca ab,bc->ac")]
    public void A_product_that_would_copy_is_made_as_its_transpose(string text, string signatures)
    {
        var model = Model.Parse($"param A[n,n], B[n,n], C[n,n], x[n]\n{text}");
        var laid = ProductLayouts.Apply(model.Output);
        Assert.Equal(signatures, string.Join(' ', Traversal.PostOrder(laid).Select(node => node.Op).OfType<ContractOp>().Select(op => op.Signature)));
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        Expr[] inputs = [model["A"], model["B"], model["C"], model["x"]];
        var at = inputs.ToDictionary(input => input.VariableName!, input => Tensors.Random(random, [.. Enumerable.Repeat(13, input.Shape.Rank)]));
        Kernels.Close(TensorFunction.OfMachineForm([model.Output], inputs).Evaluate(at)[0].Values, Loops.Evaluate(TensorFunction.OfMachineForm(laid, inputs), at)[0].Values, 1e-12);
    }
}
