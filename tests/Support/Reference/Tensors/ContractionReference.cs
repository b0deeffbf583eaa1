using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Sums over indices, and the arrays that have no operands.</summary>
internal static class ContractionReference
{
    public static IEnumerable<KeyValuePair<string, TensorMeaning>> Rows { get; } = new Dictionary<string, TensorMeaning>
    {
        ["einsum"] = (a, args) => Contract(a.Of<ContractOp>(), args),
        ["ones"] = (a, _) => DenseArray.Make(a.Shape, _ => 1),
        ["zeros"] = (a, _) => DenseArray.Make(a.Shape, _ => 0),
        ["e"] = (a, _) => DenseArray.Make(a.Shape, index => index[0] == a.Length(a.Of<UnitOp>().Place) ? 1 : 0),
        ["stack"] = (a, args) => Stack(a.Of<StackOp>().Axis + args[0].Rank + 1, args),
    };

    private static DenseArray Contract(ContractOp op, DenseArray[] args)
    {
        var lengths = new int[op.Inputs.Concat([op.Output]).Max(list => list.Append(-1).Max()) + 1];
        foreach (var (list, arg) in op.Inputs.Zip(args))
            for (var axis = 0; axis < list.Length; axis++) lengths[list[axis]] = arg.Shape[axis];
        return DenseArray.Accumulate([.. op.Output.Select(index => lengths[index])], add =>
        {
            foreach (var at in DenseArray.IndicesOf(lengths))
                add([.. op.Output.Select(index => at[index])], op.Inputs.Zip(args).Aggregate(1.0, (product, pair) => product * pair.Second[[.. pair.First.Select(index => at[index])]]));
        });
    }

    private static DenseArray Stack(int axis, DenseArray[] args)
    {
        int[] shape = [.. args[0].Shape[..axis], args.Length, .. args[0].Shape[axis..]];
        return DenseArray.Make(shape, index => args[index[axis]][[.. index[..axis], .. index[(axis + 1)..]]]);
    }
}
