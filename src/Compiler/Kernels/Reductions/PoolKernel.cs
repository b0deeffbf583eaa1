namespace SymDiff.Compiling;

/// <summary>
/// Between the windows of a tensor x and the places of their largest elements: takes the entries at these places, or adds entries there. The leading axes that
/// the first operand has besides are walked one by one; x is the second operand.
/// </summary>
/// <param name="windows">The windows of x.</param>
/// <param name="size">Number of elements of x.</param>
/// <param name="adds">Whether one entry for each window is added to zeros; otherwise it is taken.</param>
internal sealed class PoolKernel(ElementGroups windows, int size, bool adds) : TensorKernel
{
    public override double Work(int size) => windows.Members;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var entries = operands[0];
        var x = operands[1];
        if (adds) result.Clear();
        for (var window = 0; window < windows.Count; window++)
        {
            var winner = windows.Winner(x, window, isLargest: true);
            var (all, one) = (winner, window);
            for (; all < Math.Max(entries.Length, result.Length); all += size, one += windows.Count)
            {
                if (adds) result[all] += entries[one];
                else result[one] = entries[all];
            }
        }
    }
}
