using SymDiff.Differentiation;

namespace SymDiff.Cli;

/// <summary>What can be asked for.</summary>
/// <param name="Name">Its name in a request, and the field of the answer.</param>
internal abstract record Mode(string Name)
{
    /// <summary>The value alone.</summary>
    public static Mode Value { get; } = new ValueMode();

    /// <summary>The first derivatives.</summary>
    public static Mode Gradient { get; } = new GradientMode("gradient", "d");

    /// <summary>The first derivatives of every entry.</summary>
    public static Mode Jacobian { get; } = new GradientMode("jacobian", "J_");

    /// <summary>The second derivatives.</summary>
    public static Mode Hessian { get; } = new HessianMode();

    /// <summary>The derivatives of the output's product with a cotangent.</summary>
    public static Mode VectorJacobian { get; } = new VectorJacobianMode();

    /// <summary>The derivative along a direction.</summary>
    public static Mode JacobianVector { get; } = new JacobianVectorMode();

    /// <summary>The derivative of the gradient along a direction.</summary>
    public static Mode HessianVector { get; } = new HessianVectorMode();

    /// <summary>All modes by name.</summary>
    public static IReadOnlyList<Mode> All { get; } = [Gradient, Value, Jacobian, Hessian, VectorJacobian, JacobianVector, HessianVector];

    /// <summary>What stands before a variable's name in a listing.</summary>
    public virtual string Prefix => "d";

    /// <summary>Whether there is something to differentiate by.</summary>
    public virtual bool NeedsVariables => true;

    /// <summary>Whether the output must be a number.</summary>
    public virtual bool NeedsNumber => false;

    /// <summary>Whether the request must give a direction.</summary>
    public virtual bool NeedsTangent => false;

    /// <summary>Whether a higher order can be asked for.</summary>
    public virtual bool HasOrders => false;

    /// <summary>Whether each derivative is one sweep over the form of the one before; otherwise several sweeps make one derivative.</summary>
    public virtual bool IsSwept => false;

    /// <summary>Whether derivatives by several numbers are the columns of one matrix.</summary>
    public virtual bool IsMatrix => false;

    /// <summary>The derivatives, each with its key.</summary>
    /// <param name="subject">What is differentiated.</param>
    /// <param name="output">It again, in the form that the sweeps start from.</param>
    /// <param name="sweep">One reverse sweep: the Jacobians of an expression by some variables.</param>
    /// <param name="directions">Cotangents and tangents.</param>
    public virtual Entry[] Derive(Subject subject, Expr output, Sweep sweep, Directions directions) => [];

    /// <summary>Where the one sweep starts that makes the derivatives; null for the identity.</summary>
    /// <param name="directions">Cotangents and tangents.</param>
    public virtual Expr? StartOf(Directions directions) => null;

    /// <summary>How the numbers stand in the answer.</summary>
    public virtual NumberLayout Layout => NumberLayout.ByKey;

    private sealed record ValueMode() : Mode("value")
    {
        public override bool NeedsVariables => false;
    }

    private sealed record GradientMode(string Name, string Start) : Mode(Name)
    {
        public override string Prefix => Start;

        public override bool IsSwept => true;

        public override bool IsMatrix => Name != "gradient";

        public override bool HasOrders => Name == "gradient";

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep, Directions directions) => Entry.Of(subject.Names, sweep(output, subject.Wrt));
    }

    private sealed record HessianMode() : Mode("hessian")
    {
        public override string Prefix => "H_";

        public override bool NeedsNumber => true;

        public override bool IsSwept => true;

        public override bool IsMatrix => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep, Directions directions)
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
        public override Expr StartOf(Directions directions) => directions.Cotangent;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep, Directions directions) =>
            Entry.Of(subject.Names, Differentiator.VectorJacobianProducts(output, subject.Wrt, directions.Cotangent));
    }

    private sealed record JacobianVectorMode() : Mode("jvp")
    {
        public override NumberLayout Layout => NumberLayout.Single;

        public override bool NeedsTangent => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep, Directions directions) =>
            [new("", Differentiator.JacobianVectorProduct(output, subject.Wrt, directions.Tangents))];
    }

    private sealed record HessianVectorMode() : Mode("hvp")
    {
        public override bool NeedsNumber => true;

        public override bool NeedsTangent => true;

        public override Entry[] Derive(Subject subject, Expr output, Sweep sweep, Directions directions) =>
            Entry.Of(subject.Names, Differentiator.HessianVectorProduct(output, subject.Wrt, directions.Tangents));
    }
}

/// <summary>One reverse sweep.</summary>
internal delegate Expr[] Sweep(Expr output, ReadOnlySpan<Expr> wrt);
