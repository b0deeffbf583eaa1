#if !USE_VERIFY_PACKAGE
using SymDiff.Support;

namespace SymDiff.Tests.Support;

public sealed class VerifierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("symdiff").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_text_equal_to_its_snapshot_passes() => await Verifier.Verify("d/dx x^2\n\n2*x");

    [Fact]
    public async Task An_object_is_verified_as_json() => await Verifier.Verify(new { Name = "w'", Values = new[] { 1, 2 } });

    [Theory]
    [InlineData("sin(x)", 1)]
    [InlineData("x/y", 2)]
    public async Task Arguments_of_a_theory_are_in_the_file_name(string text, int order) =>
        await Verifier.Verify($"{text} to order {order}").UseParameters(text, order);

    [Fact]
    public async Task A_missing_snapshot_fails_and_leaves_the_received_text()
    {
        var error = await Assert.ThrowsAsync<VerifyException>(() => Snapshot().Check("one\ntwo", accept: false));
        Assert.Contains("A.B.verified.md is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", await Read("received"));
    }

    [Fact]
    public async Task A_different_text_fails_with_an_inline_diff()
    {
        await Write("verified", string.Join('\n', Enumerable.Range(1, 20)));
        var changed = string.Join('\n', Enumerable.Range(1, 20).Select(i => i == 10 ? "ten" : $"{i}"));
        var error = await Assert.ThrowsAsync<VerifyException>(() => Snapshot().Check(changed, accept: false));
        Assert.EndsWith("  ...\n  7\n  8\n  9\n- 10\n+ ten\n  11\n  12\n  13\n  ...\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_endings_do_not_matter_and_success_removes_the_received_text()
    {
        await Write("verified", "one\r\ntwo\r\n");
        await Write("received", "old");
        await Snapshot().Check("one\ntwo", accept: false);
        Assert.False(File.Exists(PathOf("received")));
    }

    [Fact]
    public async Task Accepting_replaces_the_snapshot()
    {
        await Write("verified", "old");
        await Snapshot().Check("new", accept: true);
        Assert.Equal("new\n", await Read("verified"));
        Assert.False(File.Exists(PathOf("received")));
    }

    [Fact]
    public void A_snapshot_without_a_test_method_is_an_orphan()
    {
        foreach (var name in new[] { "Gone.Method", "VerifierTests.No_such_method_x=1", "VerifierTests.An_object_is_verified_as_json_x=1" })
            File.WriteAllText(Path.Combine(folder, $"{name}.verified.md"), "");
        Assert.Equal(["Gone.Method.verified.md", "VerifierTests.No_such_method_x=1.verified.md"], Orphans.Of(GetType().Assembly, folder));
    }

    private SnapshotFile Snapshot() => new(folder, "A.B", "md");

    private string PathOf(string state) => Path.Combine(folder, $"A.B.{state}.md");

    private Task Write(string state, string text) => File.WriteAllTextAsync(PathOf(state), text);

    private Task<string> Read(string state) => File.ReadAllTextAsync(PathOf(state));
}
#endif
