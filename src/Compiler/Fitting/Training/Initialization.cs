using MathNet.Numerics.Distributions;

namespace SymDiff.Compiling;

/// <summary>
/// Where training starts: the entries of a parameter that is multiplied are normal with mean 0 and variance 1/fan-in, where the fan-in is the number of products that are
/// summed for one entry of the value (LeCun et al., "Efficient BackProp", 1998, section 4.6). A parameter that is only added starts at 0.
/// </summary>
internal sealed class Initialization
{
    private readonly Dictionary<Expr, List<(Expr User, int Input)>> users = [];
    private readonly IReadOnlyDictionary<string, long> sizes;
    private readonly Random random;

    /// <param name="value">What is fitted.</param>
    /// <param name="sizes">The value of each named size.</param>
    /// <param name="random">Draws the numbers.</param>
    public Initialization(Expr value, IReadOnlyDictionary<string, long> sizes, Random random)
    {
        (this.sizes, this.random) = (sizes, random);
        foreach (var node in Traversal.PostOrder(value))
            for (var input = 0; input < node.Args.Length; input++)
            {
                if (!users.TryGetValue(node.Args[input], out var list)) users[node.Args[input]] = list = [];
                list.Add((node, input));
            }
    }

    /// <summary>Draws a parameter.</summary>
    /// <exception cref="SymDiffException">The length of an axis is not known (SD5014).</exception>
    /// <exception cref="LimitException">It would have too many entries.</exception>
    public Tensor Draw(Expr parameter)
    {
        var lengths = Array.ConvertAll(parameter.Shape.Axes.ToArray(), axis => Length(axis, parameter));
        Limits.Default.CheckElements(lengths, $"'{parameter.VariableName}' {parameter.Shape} would be [{string.Join(',', lengths)}]");
        var shape = Array.ConvertAll(lengths, length => (int)length);
        var values = new double[Extents.Count(shape)];
        if (FanIn(parameter) is { } fanIn) Normal.Samples(random, values, 0, 1 / Math.Sqrt(Length(fanIn, parameter)));
        return Tensor.Over(shape, values);
    }

    /// <summary>Of the first product that is met on the way to the value, through operators of one argument such as a transpose.</summary>
    private Dimension? FanIn(Expr parameter)
    {
        var open = new Queue<Expr>([parameter]);
        while (open.TryDequeue(out var node))
            foreach (var (user, input) in users.GetValueOrDefault(node) ?? [])
            {
                if (user.Op.FanIn(user, input) is { } found && user.ArgList.Any(arg => arg != node)) return found;
                if (user.Args.Length == 1) open.Enqueue(user);
            }
        return null;
    }

    private long Length(Dimension length, Expr parameter) => length.Evaluate(name => sizes.TryGetValue(name, out var size) ? size : throw FitErrors.UnknownSize(name, parameter));
}
