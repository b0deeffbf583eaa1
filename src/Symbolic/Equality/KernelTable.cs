using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>The kernels of one comparison. Functions whose arguments have one value are one kernel.</summary>
internal sealed class KernelTable
{
    private const int MostKernels = 400;
    private readonly List<Kernel> kernels = [];

    /// <summary>The imaginary unit, by which sine and cosine are exponentials.</summary>
    public const int Imaginary = 0;

    public KernelTable() => kernels.Add(new(Imaginary, new VariableOp("\u0002", Shape.Scalar), []) { IsReal = false });

    public Kernel this[int number] => kernels[number];

    public IEnumerable<Kernel> All => kernels;

    /// <summary>Whether no kernel of a polynomial is an imaginary number.</summary>
    public bool IsReal(Polynomial polynomial) => polynomial.Terms.Keys.All(product => product.Powers.ToArray().All(power => kernels[power.Key].IsReal));

    /// <summary>The kernel of an operator and these arguments.</summary>
    public Kernel Find(Op op, IReadOnlyList<Fraction> arguments, bool isRoot = false, bool isLogical = false, bool isReal = true, Fact? fact = null)
    {
        foreach (var kernel in kernels)
            if (kernel.Op.Equals(op) && kernel.IsRoot == isRoot && kernel.Arguments.Count == arguments.Count && HasEqual(kernel, arguments)) return kernel;
        if (kernels.Count >= MostKernels) throw new BudgetException();
        kernels.Add(new(kernels.Count, op, arguments) { IsRoot = isRoot, IsReal = isReal, IsLogical = isLogical, Fact = fact ?? Fact.Unknown });
        return kernels[^1];
    }

    private static bool HasEqual(Kernel kernel, IReadOnlyList<Fraction> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
            if (!kernel.Arguments[i].Minus(arguments[i]).IsZero) return false;
        return true;
    }
}
