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
    public virtual IEnumerable<(string? Key, Expr Root)> Derive(Subject subject, Expr output, Sweep sweep) => [];

    /// <summary>The numbers under the name and in the layout of this mode.</summary>
    public Numbers? Layout(IReadOnlyList<(string? Key, double Value)> entries) =>
        entries.Count == 0 ? null : new(Name, entries, entries is [{ Key: null }]);

    private sealed record ValueMode() : Mode("value")
    {
        public override bool NeedsVariables => false;
    }

    private sealed record GradientMode() : Mode("gradient")
    {
        public override bool HasText => true;

        public override bool HasOrders => true;

        public override IEnumerable<(string?, Expr)> Derive(Subject subject, Expr output, Sweep sweep) => subject.Names.Zip(sweep(output, subject.Wrt), (name, root) => ((string?)name, root));
    }

    private sealed record HessianMode() : Mode("hessian")
    {
        public override bool HasText => true;

        public override IEnumerable<(string?, Expr)> Derive(Subject subject, Expr output, Sweep sweep)
        {
            var gradient = sweep(output, subject.Wrt);
            for (var row = 0; row < gradient.Length; row++)
            {
                var second = sweep(gradient[row], subject.Wrt.AsSpan(row));
                for (var column = row; column < gradient.Length; column++)
                    yield return ($"{subject.Names[row]},{subject.Names[column]}", second[column - row]);
            }
        }
    }

    private sealed record VectorJacobianMode() : Mode("vjp")
    {
        public override IEnumerable<(string?, Expr)> Derive(Subject subject, Expr output, Sweep sweep) =>
            subject.Names.Zip(Differentiator.VectorJacobianProducts(output, subject.Wrt, Directions.Cotangent), (name, root) => ((string?)name, root));
    }

    private sealed record JacobianVectorMode() : Mode("jvp")
    {
        public override bool NeedsTangent => true;

        public override IEnumerable<(string?, Expr)> Derive(Subject subject, Expr output, Sweep sweep) =>
            [(null, Differentiator.JacobianVectorProduct(output, subject.Wrt, Directions.Tangents(subject)))];
    }

    private sealed record HessianVectorMode() : Mode("hvp")
    {
        public override bool NeedsTangent => true;

        public override IEnumerable<(string?, Expr)> Derive(Subject subject, Expr output, Sweep sweep) =>
            subject.Names.Zip(Differentiator.HessianVectorProduct(output, subject.Wrt, Directions.Tangents(subject)), (name, root) => ((string?)name, root));
    }
}

/// <summary>One reverse sweep.</summary>
internal delegate Expr[] Sweep(Expr output, ReadOnlySpan<Expr> wrt);
