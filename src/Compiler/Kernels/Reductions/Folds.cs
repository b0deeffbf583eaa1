namespace SymDiff.Compiling;

/// <summary>The largest element; NaN if there is one.</summary>
internal record struct Largest() : IFold
{
    public double Value { get; private set; } = double.NegativeInfinity;

    public void Visit(double element, int place) => Value = Math.Max(Value, element);
}

/// <summary>The smallest element; NaN if there is one.</summary>
internal record struct Smallest() : IFold
{
    public double Value { get; private set; } = double.PositiveInfinity;

    public void Visit(double element, int place) => Value = Math.Min(Value, element);
}

/// <summary>The product.</summary>
internal record struct ProductOfAll() : IFold
{
    public double Value { get; private set; } = 1;

    public void Visit(double element, int place) => Value *= element;
}

/// <summary>The largest absolute value; NaN if there is one.</summary>
internal record struct LargestMagnitude() : IFold
{
    public double Value { get; private set; }

    public void Visit(double element, int place) => Value = Math.Max(Value, Math.Abs(element));
}

/// <summary>The sum of squares of the elements times a factor.</summary>
internal record struct SumOfSquares(double Factor) : IFold
{
    public double Value { get; private set; }

    public void Visit(double element, int place)
    {
        var scaled = element * Factor;
        Value += scaled * scaled;
    }
}

/// <summary>The sum of the exponentials of what the elements are above a number.</summary>
internal record struct SumOfExponentials(double Above) : IFold
{
    public double Value { get; private set; }

    public void Visit(double element, int place) => Value += Math.Exp(element - Above);
}

/// <summary>Where the best element is first: the largest or the smallest one, before all a NaN.</summary>
internal record struct FirstWinner(bool IsLargest) : IVisitor
{
    private double best;

    /// <summary>Its place; -1 if there is no element.</summary>
    public int Place { get; private set; } = -1;

    public void Visit(double element, int place)
    {
        if (Place >= 0 && !Beats(element)) return;
        (best, Place) = (element, place);
    }

    private readonly bool Beats(double element) =>
        double.IsNaN(element) ? !double.IsNaN(best) : IsLargest ? element > best : element < best;
}
