namespace SymDiff.Cli;

/// <summary>Every command; the first is what happens without a name.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<CommandSpec> All { get; } =
        [DifferentiateCommand.Spec, .. DifferentiateCommand.Modes, SimplifyCommand.Spec, SubstituteCommand.Spec, EvalCommand.Spec, EqualCommand.Spec, CheckCommand.Spec,
            SaturationCommand.Spec, CostCommand.Spec, MemoryCommand.Spec, TaylorCommand.Spec, FitCommand.Spec, DrawCommand.Spec,
            ShapeCommand.Spec, BatchCommand.Spec, ReplCommand.Spec, CompletionsCommand.Spec, OpsCommand.Spec];
}
