namespace SymDiff.Compiling;

/// <summary>
/// A contraction of any number of tensors as a sequence of contractions of one or two. An index that only one tensor has is summed at once, also before one tensor is spread; then the pair
/// whose product takes the fewest multiplications goes first. A step that is a product of matrices is computed as one, the others by loops. The notation has no order of evaluation, and a chain of products costs by its order.
/// </summary>
internal sealed class ContractionPlan
{
    private readonly IReadOnlyDictionary<int, int> extents, fixedAt;
    private readonly IndexedTensor result;
    private readonly PlacedTensor? addend;
    private readonly List<PlacedTensor> open;
    private readonly List<KernelStep> steps = [];
    private int places;

    /// <param name="factors">What is multiplied.</param>
    /// <param name="result">What is summed up; elements that no index reaches are 0.</param>
    /// <param name="extents">The length of every index.</param>
    /// <param name="fixedAt">Indices that take one value only.</param>
    /// <param name="addend">What is added to the result: one line of it for all others.</param>
    public ContractionPlan(
        IReadOnlyList<IndexedTensor> factors, IndexedTensor result, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt, IndexedTensor? addend = null)
    {
        (this.result, this.extents, this.fixedAt, places) = (result, extents, fixedAt, factors.Count);
        if (addend is not null) this.addend = new(places++, addend);
        open = [.. factors.Select((tensor, place) => new PlacedTensor(place, tensor))];
    }

    /// <summary>The steps; the last one makes the result. Places count the factors first, the addend, and then the results of the steps.</summary>
    public IReadOnlyList<KernelStep> Steps()
    {
        if (open.Count > 1 || IsSpread()) SumLoneIndices();
        while (open.Count > 2) Contract(Cheapest());
        if (open.Count == 2 && IsSpread()) Contract([.. open]);
        Append([.. open], result, addend);
        return steps;
    }

    /// <summary>Whether every product stands in the result more than once, or beside zeros: it is not computed there.</summary>
    private bool IsSpread() => result.Indices.Distinct().Count() < result.Indices.Count || !result.Indices.All(index => open.Exists(factor => factor.Tensor.Indices.Contains(index)));

    private void SumLoneIndices()
    {
        foreach (var factor in open.ToArray())
        {
            int[] kept = [.. factor.Tensor.Indices.Distinct().Where(index => IsNeeded(index, [factor]))];
            if (kept.Length < factor.Tensor.Indices.Distinct().Count()) Contract([factor]);
        }
    }

    private PlacedTensor[] Cheapest() =>
        Pairs().MinBy(pair => (Elements(Union(pair)), Elements(Union(pair).Where(index => IsNeeded(index, pair)))))!;

    private IEnumerable<PlacedTensor[]> Pairs() =>
        from i in Enumerable.Range(0, open.Count)
        from j in Enumerable.Range(i + 1, open.Count - i - 1)
        select new[] { open[i], open[j] };

    private void Contract(PlacedTensor[] factors)
    {
        open.RemoveAll(factors.Contains);
        open.Add(Scaled(factors) ?? Product(factors, Union(factors).Where(index => IsNeeded(index, factors))));
    }

    /// <summary>A tensor times a vector along one of its axes is not made: the product that comes next may multiply as it goes.</summary>
    private PlacedTensor? Scaled(PlacedTensor[] factors)
    {
        if (factors is not [{ Scale: null }, { Scale: null }]) return null;
        var (scale, tensor) = factors[0].Tensor.Indices.Count == 1 ? (factors[0], factors[1]) : (factors[1], factors[0]);
        var isScaling = scale.Tensor.Indices.Count == 1 && tensor.Tensor.Indices.Count > 1 && tensor.Tensor.Indices.Contains(scale.Tensor.Indices[0]);
        return isScaling && tensor.Tensor.Indices.All(index => IsNeeded(index, factors)) ? tensor with { Scale = scale } : null;
    }

    private PlacedTensor Product(PlacedTensor[] factors, IEnumerable<int> indices)
    {
        int[] kept = [.. indices];
        var partial = new IndexedTensor(kept, [.. kept.Select(index => extents[index])]);
        Append(factors, partial);
        return new(places++, partial);
    }

    private void Append(PlacedTensor[] factors, IndexedTensor to, PlacedTensor? added = null)
    {
        PlacedTensor[] all = [.. factors, .. factors.Where(factor => factor.Scale is not null).Select(factor => factor.Scale!)];
        IndexedTensor[] tensors = [.. all.Select(factor => factor.Tensor)];
        var used = Union(all).Union(to.Indices).ToDictionary(index => index, index => extents[index]);
        int[] read = [.. all.Select(factor => factor.Place), .. added is null ? [] : new[] { added.Place }];
        if (KernelOf(tensors, to, used, added?.Tensor) is { } kernel) steps.Add(new(kernel, read, to.Extents));
        else if (added is not null) AppendSum(factors, to, added);
        else Append([.. factors.Select(Unscaled)], to);
    }

    private void AppendSum(PlacedTensor[] factors, IndexedTensor to, PlacedTensor added)
    {
        Append(factors, to);
        steps.Add(new(new OffsetKernel(), [places++, added.Place], to.Extents));
    }

    private TensorKernel? KernelOf(IndexedTensor[] factors, IndexedTensor to, Dictionary<int, int> used, IndexedTensor? added)
    {
        if (added is not null) return ProductKernel.Of(factors, to, used, fixedAt, added);
        if (OuterKernel.Of(factors, to, used, fixedAt) is { } outer) return outer;
        if (ProductKernel.Of(factors, to, used, fixedAt) is { } product) return product;
        return factors.Length < 3 ? new ContractionKernel(factors, to, used, fixedAt) : null;
    }

    private PlacedTensor Unscaled(PlacedTensor factor) => factor.Scale is null ? factor : Product([factor with { Scale = null }, factor.Scale], factor.Tensor.Indices.Distinct());

    private bool IsNeeded(int index, PlacedTensor[] besides) =>
        !fixedAt.ContainsKey(index) && (result.Indices.Contains(index) || open.Except(besides).Any(other => other.Tensor.Indices.Contains(index)));

    private double Elements(IEnumerable<int> indices) => indices.Aggregate(1.0, (count, index) => count * extents[index]);

    private static IEnumerable<int> Union(PlacedTensor[] factors) => factors.SelectMany(factor => factor.Tensor.Indices).Distinct();
}

/// <summary>A tensor and where its values are.</summary>
/// <param name="Place">Number of the factor or, behind those, of the step that makes it.</param>
/// <param name="Tensor">The tensor.</param>
/// <param name="Scale">A vector that it is yet to be multiplied by.</param>
internal sealed record PlacedTensor(int Place, IndexedTensor Tensor, PlacedTensor? Scale = null);
