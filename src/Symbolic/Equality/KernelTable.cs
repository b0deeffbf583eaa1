using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>The kernels of one comparison. Functions whose arguments have one value are one kernel.</summary>
internal sealed class KernelTable
{
    private const int MostKernels = 400;
    private readonly List<Kernel> kernels = [];
    private readonly NodeMap<Kernel> bySymbol = [];

    /// <summary>The imaginary unit, by which sine and cosine are exponentials.</summary>
    public static Expr Imaginary { get; } = Expr.Symbol("!i");

    public KernelTable() => Add(new(Imaginary, Imaginary.Op, []) { IsReal = false });

    public Kernel this[Expr symbol] => bySymbol[symbol];

    public IEnumerable<Kernel> All => kernels;

    /// <summary>Whether no kernel of a polynomial is an imaginary number.</summary>
    public bool IsReal(Polynomial polynomial) => polynomial.Terms.Keys.All(product => product.Factors.ToArray().All(power => this[power.Base].IsReal));

    /// <summary>The kernel of an operator and these arguments.</summary>
    public Kernel Find(Op op, IReadOnlyList<Fraction> arguments, bool isRoot = false, bool isLogical = false, bool isReal = true, Fact? fact = null)
    {
        foreach (var kernel in kernels)
            if (kernel.Op.Equals(op) && kernel.IsRoot == isRoot && kernel.Arguments.Count == arguments.Count && HasEqual(kernel, arguments)) return kernel;
        if (kernels.Count >= MostKernels) throw new BudgetException();
        return Add(new(Expr.Symbol($"!{kernels.Count}"), op, arguments) { IsRoot = isRoot, IsReal = isReal, IsLogical = isLogical, Fact = fact ?? Fact.Unknown });
    }

    private Kernel Add(Kernel kernel)
    {
        kernels.Add(kernel);
        return bySymbol[kernel.Symbol] = kernel;
    }

    private static bool HasEqual(Kernel kernel, IReadOnlyList<Fraction> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
            if (!kernel.Arguments[i].Minus(arguments[i]).IsZero) return false;
        return true;
    }
}
