using Xunit;

namespace SymDiff.Support;

/// <summary>A test that is skipped, with the reason, where a program cannot be run with <c>--version</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresFactAttribute : FactAttribute
{
    public RequiresFactAttribute(string program) => Skip = Requirement.Skip(Requirement.Run(program, "", "--version") is not null, program);
}

/// <summary>A test that is skipped, with the reason, where node or its package katex is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KatexFactAttribute : FactAttribute
{
    public KatexFactAttribute() => Skip = Requirement.Skip(Katex.IsPresent, "node with the package katex (in NODE_PATH or the repository's node_modules)");
}

/// <summary>A test over the outside material, skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorporaFactAttribute : FactAttribute
{
    public CorporaFactAttribute() => Skip = CorpusFolder.MissingReason;
}

/// <summary>A theory over the outside material, skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorporaTheoryAttribute : TheoryAttribute
{
    public CorporaTheoryAttribute() => Skip = CorpusFolder.MissingReason;
}
