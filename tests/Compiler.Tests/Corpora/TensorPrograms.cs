using FsCheck;
using FsCheck.Fluent;
using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>Random programs on tensors under FsCheck: made from a seed by our own writer, as long as FsCheck asks for, and shrunk to the parts of their value.</summary>
internal static class TensorPrograms
{
    private const int Shortest = 3;
    private const int Longest = 9;

    /// <summary>Programs, and of each the smaller ones.</summary>
    public static Arbitrary<RandomTensorProgram> Arbitrary { get; } =
        Arb.From(Gen.Sized(size => Gen.Choose(0, int.MaxValue).Select(seed => RandomTensorProgram.Create(seed, size))), Parts);

    /// <summary>Runs a check, which throws, on so many programs, on every core; the message of a failure has the seed that replays it.</summary>
    public static void Check(int seed, int count, Action<RandomTensorProgram> check) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(count).WithStartSize(Shortest).WithEndSize(Longest)
            .WithReplay((ulong)seed, 1).WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount)),
        Prop.ForAll(Arbitrary, check));

    /// <summary>The smallest part comes first, so that one step leads to the smallest that fails.</summary>
    private static IEnumerable<RandomTensorProgram> Parts(RandomTensorProgram program)
    {
        var value = Model.Parse(program.Text).Output;
        foreach (var part in Traversal.PostOrder(value).OrderBy(node => node.Size))
            if (part != value) yield return program.Of(part);
    }
}
