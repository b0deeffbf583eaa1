using SymDiff.Support.Mpfr;
using Xunit;

namespace SymDiff.Support;

/// <summary>A test that is skipped, with the reason, where libmpfr cannot be loaded.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpfrFactAttribute : FactAttribute
{
    public MpfrFactAttribute() => Skip = Requirement.Skip(MpfrLibrary.IsPresent, "libmpfr version 4 (Debian: apt-get install libmpfr6)");
}

/// <summary>A theory that is skipped, with the reason, where libmpfr cannot be loaded.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpfrTheoryAttribute : TheoryAttribute
{
    public MpfrTheoryAttribute() => Skip = Requirement.Skip(MpfrLibrary.IsPresent, "libmpfr version 4 (Debian: apt-get install libmpfr6)");
}
