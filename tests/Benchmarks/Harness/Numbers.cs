namespace SymDiff.Benchmarks;

/// <summary>Numbers to work on: reproducible, and in memory that begins with a line of the cache, so that both sides meet the same and no vector straddles two.</summary>
internal sealed class Numbers(int seed)
{
    private const int Line = 64;

    private readonly Random random = new(seed);

    /// <summary>Zeros.</summary>
    public static unsafe Memory<T> Zeros<T>(int count) where T : unmanaged
    {
        var array = GC.AllocateArray<T>(count + (Line / sizeof(T)), pinned: true);
        fixed (T* start = array) return array.AsMemory((int)(((Line - ((nint)start % Line)) % Line) / sizeof(T)), count);
    }

    /// <summary>Uniform numbers.</summary>
    public Memory<double> Uniform(int count, double low, double high) => Filled<double>(count, () => low + ((high - low) * random.NextDouble()));

    /// <summary>Numbers of a normal distribution around 0.</summary>
    public Memory<double> Normal(int count, double deviation = 1) => Filled<double>(count, () => deviation * Gauss());

    /// <summary>The same in single precision.</summary>
    public Memory<float> NormalFloats(int count, double deviation = 1) => Filled<float>(count, () => (float)(deviation * Gauss()));

    /// <summary>1 or -1.</summary>
    public Memory<double> Signs(int count) => Filled<double>(count, () => random.Next(2) == 0 ? 1 : -1);

    /// <summary>In each row a single 1.</summary>
    public Memory<float> OneHot(int rows, int columns)
    {
        var result = Zeros<float>(rows * columns);
        for (var row = 0; row < rows; row++) result.Span[(row * columns) + random.Next(columns)] = 1;
        return result;
    }

    private static Memory<T> Filled<T>(int count, Func<T> next) where T : unmanaged
    {
        var result = Zeros<T>(count);
        foreach (ref var element in result.Span) element = next();
        return result;
    }

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
