using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>C = A*B as C' = B'*A'.</summary>
/// <param name="product">The product of the transposes.</param>
internal sealed class TurnedProduct<T>(MatrixProduct<T> product) : MatrixProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(scoped in ProductTask<T> task) => product.Run(new() { A = task.B, B = task.A, C = task.C, Scale = task.Scale, D = task.D, Adds = task.Adds });
}
