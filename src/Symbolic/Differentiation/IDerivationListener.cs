namespace SymDiff.Differentiation;

/// <summary>Hears what the engine does while it makes a derivative for people. Without one, nothing is recorded and nothing is slower.</summary>
internal interface IDerivationListener
{
    /// <summary>An operator handed its cotangent on to one of its inputs.</summary>
    /// <param name="node">The operator's node.</param>
    /// <param name="input">The number of the input.</param>
    /// <param name="cotangent">The cotangent of the node.</param>
    /// <param name="contribution">What arrives at the input.</param>
    void Contributed(Expr node, int input, Expr cotangent, Expr contribution);

    /// <summary>All contributions to a node are summed.</summary>
    void Summed(Expr node, Expr cotangent);

    /// <summary>A node took another form.</summary>
    /// <param name="before">The node, its operands already in their form.</param>
    /// <param name="after">Its form.</param>
    /// <param name="rules">Names of the rules that were used; none where terms or factors were only collected and ordered.</param>
    /// <param name="conditions">Where the form holds, for rules that widened the domain.</param>
    void Rewrote(Expr before, Expr after, IReadOnlyList<string> rules, IReadOnlyList<Expr> conditions);
}
