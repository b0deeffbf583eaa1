using SymDiff.Support;

namespace SymDiff.Tests;

/// <summary>Compiled into every test project.</summary>
public class SnapshotHygiene
{
    [Fact]
    public void Every_snapshot_has_its_test_method()
    {
        var tests = typeof(SnapshotHygiene).Assembly;
        Assert.Empty(Orphans.Of(tests, Orphans.ProjectDirectory(tests)));
    }
}
