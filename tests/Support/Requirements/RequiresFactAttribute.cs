using Xunit;

namespace SymDiff.Support;

/// <summary>A test that is skipped, with the reason, where a program cannot be run and asked for its version.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresFactAttribute : FactAttribute
{
    public RequiresFactAttribute(string program, string version = "--version") => Skip = Requirement.Skip(Requirement.Run(program, "", version) is not null, program);
}

/// <summary>A test that is skipped, with the reason, where node or its package katex is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KatexFactAttribute : FactAttribute
{
    public KatexFactAttribute() => Skip = Requirement.Skip(Katex.IsPresent, "node with the package katex (in NODE_PATH or the repository's node_modules)");
}

/// <summary>A test that is skipped, with the reason, where node or its package mermaid is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MermaidFactAttribute : FactAttribute
{
    public MermaidFactAttribute() => Skip = Requirement.Skip(Mermaid.IsPresent, "node with the packages mermaid and jsdom (in NODE_PATH or the repository's node_modules)");
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

/// <summary>A test over the outside material, skipped where that, or node with its package katex, is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KatexCorporaFactAttribute : FactAttribute
{
    public KatexCorporaFactAttribute() => Skip = CorpusFolder.MissingReason ?? new KatexFactAttribute().Skip;
}
