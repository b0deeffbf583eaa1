namespace SymDiff.Benchmarks;

/// <summary>What a row has to reach: at most so many times the baseline's time, or at least so many times its speed. The lower quartile decides.</summary>
internal sealed record Target
{
    /// <summary>Nothing to reach; the ratio of times is shown.</summary>
    public static readonly Target None = new(false, null);

    /// <summary>Nothing to reach; the ratio of speeds is shown.</summary>
    public static readonly Target NoSpeed = new(true, null);

    private readonly bool isSpeed;
    private readonly double? bound;

    private Target(bool isSpeed, double? bound) => (this.isSpeed, this.bound) = (isSpeed, bound);

    /// <summary>Time over the baseline's time.</summary>
    public static Target AtMost(double ratio) => new(false, ratio);

    /// <summary>The baseline's time over time.</summary>
    public static Target AtLeast(double speed) => new(true, speed);

    /// <summary>The figure that the target is about, from the two times of a pair.</summary>
    public double Figure(double time, double baseline) => isSpeed ? baseline / time : time / baseline;

    /// <summary>What the last column says of a sample of figures.</summary>
    public string Verdict(Quartiles figures) => bound is null ? "" : (isSpeed ? figures.Low >= bound : figures.Low <= bound) ? "met" : "**missed**";

    public override string ToString() => bound is null ? "" : FormattableString.Invariant($"{(isSpeed ? "faster, >=" : "<=")} {bound:0.0#}");
}
