using SymDiff.Differentiation;

namespace SymDiff.Cli;

/// <summary>What can be asked for.</summary>
/// <param name="Name">Its name in a request, and the field of the answer.</param>
internal abstract record Mode(string Name)
{
    /// <summary>The value alone.</summary>
    public static Mode Value { get; } = new ValueMode();

    /// <summary>The first derivatives.</summary>
    public static Mode Gradient { get; } = new GradientMode();

    /// <summary>All modes by name.</summary>
    public static IReadOnlyList<Mode> All { get; } =
        [Gradient, Value, new HessianMode(), new VectorJacobianMode(), new JacobianVectorMode(), new HessianVectorMode()];

    /// <summary>Whether there is something to differentiate by.</summary>
    public virtual bool NeedsVariables => true;

    /// <summary>Whether the request must give a direction.</summary>
    public virtual bool NeedsTangent => false;

    /// <summary>Whether the result can be given as an expression; otherwise it needs a point.</summary>
    public virtual bool HasText => false;

    /// <summary>Whether a higher order can be asked for.</summary>
    public virtual bool HasOrders => false;

    /// <summary>The derivatives, each with its key.</summary>
    /// <param name="subject">What is differentiated.</param>
    /// <param name="output">It again, in the form that the sweeps start from.</param>
    /// <param name="sweep">One reverse sweep: the gradient of an expression by some variables.</param>
    public virtual Entry[] Derive(Subject subject, Expr output, Sweep sweep) => [];

    /// <summary>How the numbers stand in the answer.</summary>
    public virtual NumberLayout Layout => NumberLayout.ByKey;

    private sealed record ValueMode() : Mode("value")
    {
        public override bool NeedsVariables => false;
    }

    private sealed record GradientMode() : Mode("gradient")
    {
        public override bool HasText => true;

        public override bool HasOrders => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep) => Entry.Of(subject.Names, sweep(output, subject.Wrt));
    }

    private sealed record HessianMode() : Mode("hessian")
    {
        public override bool HasText => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep)
        {
            var gradient = sweep(output, subject.Wrt);
            var entries = new List<Entry>();
            for (var row = 0; row < gradient.Length; row++)
            {
                var second = sweep(gradient[row], subject.Wrt.AsSpan(row));
                for (var column = row; column < gradient.Length; column++)
                    entries.Add(new($"{subject.Names[row]},{subject.Names[column]}", second[column - row]));
            }
            return [.. entries];
        }
    }

    private sealed record VectorJacobianMode() : Mode("vjp")
    {
        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep) =>
            Entry.Of(subject.Names, Differentiator.VectorJacobianProducts(output, subject.Wrt, Directions.Cotangent));
    }

    private sealed record JacobianVectorMode() : Mode("jvp")
    {
        public override NumberLayout Layout => NumberLayout.Single;

        public override bool NeedsTangent => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep) =>
            [new("", Differentiator.JacobianVectorProduct(output, subject.Wrt, Directions.Tangents(subject)))];
    }

    private sealed record HessianVectorMode() : Mode("hvp")
    {
        public override bool NeedsTangent => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep) =>
            Entry.Of(subject.Names, Differentiator.HessianVectorProduct(output, subject.Wrt, Directions.Tangents(subject)));
    }
}

/// <summary>One reverse sweep.</summary>
internal delegate Expr[] Sweep(Expr output, ReadOnlySpan<Expr> wrt);
