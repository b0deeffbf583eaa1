namespace SymDiff.Ops;

/// <summary>Every function that is called with axes, sizes or flags; each stands in the file of its operator.</summary>
internal static class CallForms
{
    private static readonly Lazy<Dictionary<string, CallForm>> ByName = new(() => All!.ToDictionary(form => form.Name, StringComparer.Ordinal));

    /// <summary>All forms.</summary>
    public static IReadOnlyList<CallForm> All { get; } =
    [
        FillOp.OnesForm, FillOp.ZerosForm, UnitOp.Form, .. ContractionForms.All, .. ReduceOp.Forms, LogSumExpOp.Form, .. SoftmaxOp.Forms, Norm2Op.Form, ArgMaxMaskOp.Form,
        StackOp.Form, ReshapeOp.Form, ConcatenateOp.Form, PadOp.Form, ReverseOp.Form, GatherOp.Form, ScatterAddOp.Form, .. TriangleOp.Forms,
        .. ConvolutionSpelling.Forms, .. PoolOp.Forms, .. SquareMatrixOp.Forms, SolveOp.Form,
    ];

    /// <summary>The form of this name, or null; for functions of numbers alone the forms are not made.</summary>
    public static CallForm? Find(string name) => IsOfNumbers(name) ? null : ByName.Value.GetValueOrDefault(name);

    /// <summary>Whether a function has no form: of those of numbers, only the ones of any number of operands have one besides.</summary>
    public static bool IsOfNumbers(string name) => Registry.Find(name) is { Notation.Shortens: false };
}
