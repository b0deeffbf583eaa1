using SymDiff.Derivations;
using SymDiff.Printing;

namespace SymDiff;

/// <summary>Derivations of models.</summary>
public static class DerivationExtensions
{
    /// <summary>How the derivatives of a definition come about; its steps have the names that the model gives them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="of">The definition; its gradient, or of a value with axes its Jacobian, is explained.</param>
    /// <param name="variables">Variables, or the parameters of the model if none are given.</param>
    /// <exception cref="SymDiffException">The model has no such name, or there is nothing to differentiate by.</exception>
    public static Derivation Explain(this Model model, string of, params ReadOnlySpan<string> variables)
    {
        ArgumentNullException.ThrowIfNull(model);
        var names = variables.IsEmpty ? model.DefaultVariables(model[of]) : variables.ToArray();
        var derivation = DerivationRecorder.Record(model[of], names, [.. names.Select(model.Variable)], new() { Assumptions = model.Assumptions });
        return derivation.With(derivation.Results.Select(result => result.Simplified), derivation.Shown, PrintOptions.Text.Naming(model).Names);
    }
}
